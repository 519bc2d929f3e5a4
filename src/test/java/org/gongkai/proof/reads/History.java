package org.gongkai.proof.reads;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * All commits that concern one thing, in their order. Whoever writes to a thing waits for one write
 * before the next, so that the order is known.
 */
final class History {

  /** Of a commit that no client's request made. */
  static final int NO_INSTANCE = -1;

  private final List<Commit> commits = new ArrayList<>();

  /** The thing as it has been from the beginning. */
  History(Timeline first) {
    commits.add(new Commit(Instant.MIN, Instant.MIN, NO_INSTANCE, first));
  }

  /** A write is about to be sent. */
  synchronized Write begin(int instance, Timeline shows) {
    commits.add(new Commit(Instant.now(), Instant.MAX, instance, shows));
    return new Write();
  }

  /** A commit that was found in the database: it was not there before the span, and is after it. */
  synchronized void found(Instant notBefore, Instant notAfter, Timeline shows) {
    commits.add(new Commit(notBefore, notAfter, NO_INSTANCE, shows));
  }

  synchronized List<Commit> commits() {
    return List.copyOf(commits);
  }

  /** A write under way. */
  final class Write {

    /** It took effect. */
    void acknowledged() {
      acknowledged(Instant.now());
    }

    void acknowledged(Instant at) {
      synchronized (History.this) {
        int last = commits.size() - 1;
        commits.set(last, commits.get(last).acknowledgedAt(at));
      }
    }

    /** It took no effect. */
    void refused() {
      synchronized (History.this) {
        commits.remove(commits.size() - 1);
      }
    }
  }
}
