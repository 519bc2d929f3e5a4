package org.gongkai.comment.moderation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file that {@code gongkai.screening.words} names. */
class WordFileTest {

  @TempDir Path folder;

  @Test
  void isRead() throws IOException {
    Path file = Files.writeString(folder.resolve("words.txt"), "# own\nABUSE\t甲乙丙丁\n");
    assertThat(CommentScreen.read(file).find("你这个甲乙丙丁")).hasSize(1);
  }

  @Test
  void endsTheStartNamingItsBadLine() throws IOException {
    Path file = Files.writeString(folder.resolve("words.txt"), "ABUSE\t甲乙丙丁\nNONSENSE\t戊\n");
    assertThatThrownBy(() -> CommentScreen.read(file))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("gongkai.screening.words")
        .hasMessageContaining("line 2");
  }

  @Test
  void endsTheStartWhenItIsMissingOrNotUtf8() throws IOException {
    Path latin = Files.write(folder.resolve("latin.txt"), new byte[] {(byte) 0xff, (byte) 0xfe});
    for (Path file : new Path[] {folder.resolve("missing.txt"), latin}) {
      assertThatThrownBy(() -> CommentScreen.read(file))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("gongkai.screening.words");
    }
  }
}
