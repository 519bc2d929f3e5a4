package org.gongkai.comment.moderation;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.gongkai.citizen.InboxService;
import org.gongkai.comment.CommentEntity;
import org.gongkai.screening.KnownPerson;
import org.gongkai.screening.Screening;
import org.gongkai.screening.ScreeningResult;
import org.gongkai.screening.WordCategory;
import org.gongkai.screening.WordHit;
import org.gongkai.screening.WordList;
import org.gongkai.screening.WordListReader;
import org.jboss.logging.Logger;

/** Screens comments for personal data and listed words. Pure computation of well under 5 ms. */
@ApplicationScoped
public class CommentScreen {

  private static final Logger LOG = Logger.getLogger(CommentScreen.class);

  private final WordList words;
  private final Screening screening;
  private final InboxService inbox;

  CommentScreen(ScreeningConfig config, InboxService inbox) {
    this.words = config.words().map(CommentScreen::read).orElseGet(WordListReader::bundled);
    this.screening = new Screening(words);
    this.inbox = inbox;
  }

  /** Beans are made lazily; a bad word list must end the start. */
  void readAtStart(@Observes StartupEvent start) {
    LOG.infof("%d listed words", words.size());
  }

  static WordList read(Path file) {
    try {
      return WordListReader.read(file);
    } catch (IllegalArgumentException | UncheckedIOException bad) {
      throw new IllegalStateException("gongkai.screening.words: " + bad.getMessage(), bad);
    }
  }

  /** What the public may read of a text, and what that leaves out. */
  public ScreeningResult screen(String text, KnownPerson person) {
    return screening.screen(text, person);
  }

  /** Tells the author, in the present transaction, if the public will not read everything. */
  public Uni<Void> tell(CommentEntity comment) {
    return comment.isMasked()
        ? inbox.tell(CommentMessages.masked(comment))
        : Uni.createFrom().voidItem();
  }

  /** Categories of the listed words in a text. */
  List<WordCategory> categories(String text) {
    return words.find(text).stream().map(WordHit::category).distinct().sorted().toList();
  }
}
