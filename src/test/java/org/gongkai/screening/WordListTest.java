package org.gongkai.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordListTest {

  @ParameterizedTest
  @CsvSource({
    "请加微信领红包哦, 加微信领红包",
    "请加 微　信-领。红*包哦, 加 微　信-领。红*包",
    "请加\u200B微\uFEFF信领红包哦, 加\u200B微\uFEFF信领红包",
    "请加😀微信领红包哦, 加😀微信领红包",
    "𠮷加微信领红包, 加微信领红包",
    "FREE v𝐢p, v𝐢p",
    "ＶＩＰ, ＶＩＰ",
    "看VIP卡, VIP",
    "vipx, ''",
    "1vip, ''",
    "v i p, ''",
    "加微信领。。。。。。。。。红包, ''",
    "加微信, ''"
  })
  void findsWordsWhereTheyStand(String text, String hit) throws IOException {
    WordList words = read("AD\t加微信领红包\nOTHER\tVIP\n");
    assertThat(words.find(text).stream().map(h -> text.substring(h.start(), h.end())))
        .isEqualTo(hit.isEmpty() ? List.of() : List.of(hit));
  }

  @Test
  void reportsTheWordAndItsCategoryAndOverlappingHits() throws IOException {
    WordList words = read("AD\t开 发票\nILLEGAL\t代开发票\n");
    assertThat(words.find("代开发票"))
        .containsExactly(
            new WordHit(WordCategory.ILLEGAL, "代开发票", 0, 4),
            new WordHit(WordCategory.AD, "开 发票", 1, 4));
  }

  @Test
  void readsCommentsEmptyLinesAndDuplicates() throws IOException {
    assertThat(read("\uFEFF# 注释\n\n   \nAD\t红包\r\nAD\t红-包\nAD\t红包").size()).isEqualTo(1);
    WordList none = read("");
    assertThat(none.size()).isZero();
    assertThat(none.find("红包")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "AD 红包, no tab between category and word",
    "SPAM\\t红包, unknown category SPAM",
    "AD\\t, no word",
    "AD\\t。。。, no word",
    "ILLEGAL\\t好运, a word that is already listed as AD"
  })
  void namesTheLineThatIsNoEntry(String line, String why) {
    assertThatThrownBy(() -> read("# 第一行\nAD\t好运\n" + line.replace("\\t", "\t")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("word list, line 3: " + why);
  }

  @Test
  void refusesAWordThatIsTooLong() throws IOException {
    assertThat(read("AD\t" + "长".repeat(100)).size()).isEqualTo(1);
    assertThatThrownBy(() -> read("AD\t" + "长".repeat(101)))
        .hasMessage("word list, line 1: a word of more than 100 characters");
  }

  @Test
  void readsAFileOfUtf8Alone(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("words.txt");
    Files.writeString(file, "AD\t红包\n");
    assertThat(WordListReader.read(file).find("领红包")).hasSize(1);
    Files.write(file, new byte[] {'A', 'D', '\t', (byte) 0xBA, (byte) 0xEC});
    assertThatThrownBy(() -> WordListReader.read(file)).isInstanceOf(UncheckedIOException.class);
    assertThatThrownBy(() -> WordListReader.read(folder.resolve("none.txt")))
        .isInstanceOf(UncheckedIOException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"加微信领红包", "代开发票", "办证刻章", "赌博网站"})
  void bringsAListOfItsOwn(String word) {
    assertThat(WordListReader.bundled().find("请" + word + "吧")).hasSize(1);
    assertThat(WordListReader.bundled().size()).isBetween(25, 60);
  }

  @Test
  void agreesWithANaiveSearchForTwentyThousandWords() throws IOException {
    Random random = new Random(20000);
    Set<String> words = new HashSet<>();
    while (words.size() < 20000) {
      words.add(han(random, 2 + random.nextInt(4)));
    }
    WordList list = read("OTHER\t" + String.join("\nOTHER\t", words));
    assertThat(list.size()).isEqualTo(20000);
    int hits = 0;
    for (int round = 0; round < 20; round++) {
      String text = han(random, 500);
      assertThat(list.find(text)).containsExactlyInAnyOrderElementsOf(naive(words, text));
      hits += list.find(text).size();
    }
    assertThat(hits).isGreaterThan(1000);
  }

  private static List<WordHit> naive(Set<String> words, String text) {
    List<WordHit> hits = new ArrayList<>();
    for (String word : words) {
      for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
        hits.add(new WordHit(WordCategory.OTHER, word, at, at + word.length()));
      }
    }
    return hits;
  }

  /** Characters of a small alphabet, so that words overlap and repeat. */
  private static String han(Random random, int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append((char) ('一' + random.nextInt(40)));
    }
    return text.toString();
  }

  private static WordList read(String lines) throws IOException {
    return WordListReader.read(new StringReader(lines));
  }
}
