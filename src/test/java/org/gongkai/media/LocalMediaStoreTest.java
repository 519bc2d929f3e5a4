package org.gongkai.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every media store must do, and how the folder does it. */
class LocalMediaStoreTest {

  private static final Vertx VERTX = Vertx.vertx();
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String NAME = "ab" + "0".repeat(62) + ".jpg";
  private static final String VARIANT = "ab" + "0".repeat(62) + "-large.jpg";

  @TempDir Path folder;
  private LocalMediaStore store;

  @BeforeEach
  void open() {
    store = store(folder.resolve("media"));
  }

  @AfterAll
  static void stop() {
    VERTX.close().await().atMost(PATIENCE);
  }

  private static LocalMediaStore store(Path folder) {
    return new LocalMediaStore(new Folder(folder.toString()), VERTX);
  }

  private record Folder(String folder) implements MediaConfig {
    @Override
    public int uploads() {
      return 1;
    }

    @Override
    public Duration uploadTimeout() {
      return PATIENCE;
    }
  }

  @CanIgnoreReturnValue
  private static <T> T now(Uni<T> work) {
    return work.await().atMost(PATIENCE);
  }

  @Test
  void givesBackWhatItKeeps() throws IOException {
    byte[] bytes = {1, 2, 3};
    now(store.put(NAME, bytes));
    now(store.put(VARIANT, new byte[] {4}));
    Path found = now(store.get(NAME));
    assertThat(found).isNotNull();
    assertThat(Files.readAllBytes(found)).isEqualTo(bytes);
    assertThat(now(store.exists(NAME))).isTrue();
    Path reopened = now(store(folder.resolve("media")).get(VARIANT));
    assertThat(reopened).hasBinaryContent(new byte[] {4});
  }

  @Test
  void knowsNothingElse() {
    assertThat(now(store.exists(NAME))).isFalse();
    assertThat(now(store.get(NAME))).isNull();
  }

  @Test
  void takesTheSameAgainAndAtTheSameTime() throws IOException {
    byte[] bytes = new byte[300_000];
    List<Uni<Void>> puts = IntStream.range(0, 8).mapToObj(i -> store.put(NAME, bytes)).toList();
    now(Uni.join().all(puts).andFailFast());
    assertThat(now(store.get(NAME))).hasBinaryContent(bytes);
    try (Stream<Path> left = Files.list(folder.resolve("media/incoming"))) {
      assertThat(left).isEmpty();
    }
  }

  /** As a crash between the writing and the moving leaves the folder. */
  @Test
  void showsNothingThatIsNotWhole() throws IOException {
    Path incoming = Files.createDirectories(folder.resolve("media/incoming"));
    Files.write(incoming.resolve("file-1.tmp"), new byte[] {1});
    Files.write(incoming.resolve(NAME), new byte[] {1});
    assertThat(now(store.exists(NAME))).isFalse();
    now(store.put(NAME, new byte[] {1, 2}));
    assertThat(now(store.get(NAME))).hasBinaryContent(new byte[] {1, 2});
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a.jpg",
        "../../etc/passwd",
        "/etc/passwd",
        "ab00/../../x.jpg",
        "incoming/file-1.tmp",
        "0000000000000000000000000000000000000000000000000000000000000000-../x.jpg",
        "0000000000000000000000000000000000000000000000000000000000000000.jpg/..",
        "0000000000000000000000000000000000000000000000000000000000000000.jpg\n"
      })
  void takesNoOtherName(String name) {
    for (Runnable use :
        List.<Runnable>of(
            () -> now(store.get(name)),
            () -> now(store.exists(name)),
            () -> now(store.put(name, new byte[] {1})))) {
      assertThatThrownBy(use::run).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void saysAtTheStartWhichSettingIsWrong() throws IOException {
    Path file = Files.write(folder.resolve("file"), new byte[] {1});
    assertThatThrownBy(store(file)::requireWritable)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("gongkai.media.folder");
    store.requireWritable();
    assertThat(folder.resolve("media")).isDirectory();
  }

  @Test
  void failsWhereItCannotKeep() throws IOException {
    Path file = Files.write(folder.resolve("file"), new byte[] {1});
    LocalMediaStore broken = store(file);
    assertThatThrownBy(() -> now(broken.put(NAME, new byte[] {1}))).isNotNull();
    assertThat(now(broken.exists(NAME))).isFalse();
  }
}
