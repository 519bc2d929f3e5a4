package org.gongkai.comment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReceiptsTest {

  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int SAMPLE = 10_000;

  private final Receipts receipts = new Receipts();

  @Test
  void makesNoReceiptTwice() {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < SAMPLE; i++) {
      String receipt = receipts.next();
      assertThat(receipt).matches("[0-9A-HJKMNP-TV-Z]{13}");
      assertThat(seen.add(receipt)).as(receipt).isTrue();
    }
  }

  @Test
  void usesEverySymbolInEveryPlace() {
    List<Set<Character>> seen = new ArrayList<>();
    for (int place = 0; place < 13; place++) {
      seen.add(new HashSet<>());
    }
    for (int i = 0; i < SAMPLE; i++) {
      String receipt = receipts.next();
      for (int place = 0; place < 13; place++) {
        seen.get(place).add(receipt.charAt(place));
      }
    }
    assertThat(seen).allSatisfy(symbols -> assertThat(symbols).hasSize(32));
  }

  @Test
  void writesAndReadsThePrintedForm() {
    for (String receipt : sample(1000)) {
      String printed = Receipts.format(receipt);
      assertThat(printed).matches(".{4}-.{4}-.{5}");
      assertThat(Receipts.parse(printed)).isEqualTo(receipt);
    }
  }

  @Test
  void readsWhatPeopleType() {
    String receipt = containing('0', '1');
    String printed = Receipts.format(receipt);
    assertThat(
            Stream.of(
                printed.toLowerCase(Locale.ROOT),
                receipt,
                " " + printed.replace('-', ' ') + "\n",
                "-" + receipt + "--",
                printed.replace('0', 'O').replace('1', 'I'),
                printed.replace('0', 'o').replace('1', 'i'),
                printed.replace('1', 'L'),
                printed.replace('1', 'l')))
        .allSatisfy(typed -> assertThat(Receipts.parse(typed)).isEqualTo(receipt));
  }

  @Test
  void detectsEveryWrongSymbol() {
    for (String receipt : sample(200)) {
      for (int place = 0; place < receipt.length(); place++) {
        for (int i = 0; i < ALPHABET.length(); i++) {
          String typed =
              receipt.substring(0, place) + ALPHABET.charAt(i) + receipt.substring(place + 1);
          assertThat(Receipts.parse(typed)).isEqualTo(typed.equals(receipt) ? receipt : null);
        }
      }
    }
  }

  @Test
  void detectsEverySwapOfNeighboursButThatOfTheFirstAndTheLastSymbol() {
    for (String receipt : sample(2000)) {
      for (int place = 0; place + 1 < receipt.length(); place++) {
        char left = receipt.charAt(place);
        char right = receipt.charAt(place + 1);
        String typed = receipt.substring(0, place) + right + left + receipt.substring(place + 2);
        boolean blind = left == right || Set.of(left, right).equals(Set.of('0', 'Z'));
        assertThat(Receipts.parse(typed)).isEqualTo(blind ? typed : null);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        "0",
        "000000000000",
        "00000000000000",
        "000000000000U",
        "000000000000甲",
        "00000000000０0",
        "0000_0000_00000",
        "%00000000000000"
      })
  void refusesWhatIsNoReceipt(String typed) {
    assertThat(Receipts.parse(typed)).isNull();
  }

  @Test
  void lengthAloneMakesNoReceipt() {
    String receipt = receipts.next();
    assertThat(Receipts.parse(receipt.substring(1))).isNull();
    assertThat(Receipts.parse(receipt + "0")).isNull();
  }

  private List<String> sample(int size) {
    return Stream.generate(receipts::next).limit(size).toList();
  }

  private String containing(char... symbols) {
    return Stream.generate(receipts::next)
        .filter(receipt -> holds(receipt, symbols))
        .findFirst()
        .orElseThrow();
  }

  private static boolean holds(String receipt, char... symbols) {
    for (char symbol : symbols) {
      if (receipt.indexOf(symbol) < 0) {
        return false;
      }
    }
    return true;
  }
}
