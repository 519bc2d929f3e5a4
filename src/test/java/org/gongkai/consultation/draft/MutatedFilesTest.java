package org.gongkai.consultation.draft;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Whatever happens to a file, it becomes a draft or is refused; nothing else, and in time. */
class MutatedFilesTest {

  private static final long SEED = 20_260_301L;
  private static final int ROUNDS = 400;
  private static final Duration LIMIT = Duration.ofSeconds(60);

  @Test
  void pagesBecomeADraftOrAreRefused() {
    List<byte[]> pages = new ArrayList<>();
    for (String name : List.of("government-page", "plan-page", "word-export")) {
      pages.add(Drafts.page(name).getBytes(StandardCharsets.UTF_8));
      pages.add(Drafts.page(name).getBytes(Charset.forName("GB18030")));
    }
    Random random = new Random(SEED);
    int read =
        assertTimeoutPreemptively(
            LIMIT, () -> survivors(pages, random, page -> DraftReader.html(page, null)));
    assertTrue(read > ROUNDS, "only " + read);
  }

  @Test
  void wordFilesBecomeADraftOrAreRefused() {
    List<byte[]> files =
        List.of(
            WordDrafts.regulation(), WordDrafts.reviewed().bytes(), WordDrafts.generated().bytes());
    Random random = new Random(SEED);
    int read = assertTimeoutPreemptively(LIMIT, () -> survivors(files, random, DraftReader::docx));
    assertTrue(read > 0, "only " + read);
  }

  @Test
  void documentPartsBecomeADraftOrAreRefused() {
    List<byte[]> parts =
        List.of(
            WordDrafts.reviewed().partText("word/document.xml").getBytes(StandardCharsets.UTF_8),
            WordDrafts.generated().partText("word/document.xml").getBytes(StandardCharsets.UTF_8));
    Random random = new Random(SEED);
    Function<byte[], ParsedDraft> reader =
        part -> DraftReader.docx(WordDrafts.generated().part("word/document.xml", part).bytes());
    int read = assertTimeoutPreemptively(LIMIT, () -> survivors(parts, random, reader));
    assertTrue(read > 0, "only " + read);
  }

  private static int survivors(
      List<byte[]> files, Random random, Function<byte[], ParsedDraft> reader) {
    int read = 0;
    for (byte[] file : files) {
      for (int i = 0; i < ROUNDS; i++) {
        read += isRead(mutated(file, random), reader) ? 1 : 0;
      }
    }
    return read;
  }

  private static boolean isRead(byte[] file, Function<byte[], ParsedDraft> reader) {
    try {
      assertNotNull(reader.apply(file));
      return true;
    } catch (DraftFormatException e) {
      assertNotNull(e.reason());
      return false;
    }
  }

  /** Changes a few bytes and now and then copies a stretch over another one. */
  private static byte[] mutated(byte[] file, Random random) {
    byte[] changed = file.clone();
    int changes = 1 + random.nextInt(4);
    for (int i = 0; i < changes; i++) {
      changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
    }
    if (random.nextInt(4) == 0) {
      int length = random.nextInt(changed.length / 4);
      int from = random.nextInt(changed.length - length);
      int to = random.nextInt(changed.length - length);
      System.arraycopy(changed, from, changed, to, length);
    }
    return changed;
  }
}
