package org.gongkai.content.check;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.function.Function;
import org.gongkai.screening.WordListReader;
import org.jboss.logging.Logger;

/** The check of texts with the lists that the operator chose. */
@ApplicationScoped
public class ContentScreen {

  private static final Logger LOG = Logger.getLogger(ContentScreen.class);

  private final TextCheck check;
  private final int mistakes;

  ContentScreen(ContentCheckConfig config) {
    MistakeList list =
        config
            .mistakes()
            .map(file -> read("mistakes", file, (Path path) -> MistakeListReader.read(path)))
            .orElseGet(MistakeListReader::bundled);
    this.mistakes = list.size();
    this.check =
        new TextCheck(
            config
                .words()
                .map(file -> read("words", file, (Path path) -> WordListReader.read(path)))
                .orElseGet(WordListReader::bundled),
            list);
  }

  /** Beans are made lazily; a bad list must end the start. */
  void readAtStart(@Observes StartupEvent start) {
    LOG.infof("%d common mistakes", mistakes);
  }

  /** The check; heavy for long texts, so not for an event loop. */
  public TextCheck texts() {
    return check;
  }

  static <T> T read(String key, Path file, Function<Path, T> reader) {
    try {
      return reader.apply(file);
    } catch (IllegalArgumentException | UncheckedIOException bad) {
      throw new IllegalStateException("gongkai.content." + key + ": " + bad.getMessage(), bad);
    }
  }
}
