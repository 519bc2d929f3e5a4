package org.gongkai.privacy;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.gongkai.platform.security.FieldCipher;
import org.jspecify.annotations.Nullable;

/**
 * Seals values anew under the present key, a few rows in each transaction. A row that somebody
 * changes at the same moment is left to them: they write under the present key as well.
 */
@ApplicationScoped
public class KeyRotationService {

  static final int BATCH = 200;

  /** No value begins so: a key has a name, and its colon comes after it. */
  private static final String NO_VALUE = ":";

  private final SealedRepository values;
  private final FieldCipher cipher;

  KeyRotationService(SealedRepository values, FieldCipher cipher) {
    this.values = values;
    this.cipher = cipher;
  }

  /** Counts the next rows into the tally; true when there may be more. */
  @WithSession
  Uni<Boolean> look(RotationTally tally) {
    return count(tally, cipher.presentMark());
  }

  /** The same of all rows, those that are sealed under the present key too. */
  @WithSession
  Uni<Boolean> read(RotationTally tally) {
    return count(tally, NO_VALUE);
  }

  private Uni<Boolean> count(RotationTally tally, String mark) {
    return next(tally, mark)
        .map(
            rows -> {
              long readable = rows.stream().filter(row -> opened(tally, row) != null).count();
              tally.unreadable(rows.size() - readable);
              return rows.size() == BATCH;
            });
  }

  /** Seals the next rows and counts them; true when there may be more. */
  @WithTransaction
  Uni<Boolean> reseal(RotationTally tally) {
    return next(tally, cipher.presentMark())
        .call(
            rows ->
                Multi.createFrom()
                    .iterable(rows)
                    .onItem()
                    .transformToUniAndConcatenate(row -> reseal(tally, row))
                    .collect()
                    .last())
        .map(rows -> rows.size() == BATCH);
  }

  private Uni<List<SealedRow>> next(RotationTally tally, String mark) {
    return values.outdated(tally.column(), mark, tally.after(), BATCH).invoke(tally::found);
  }

  private Uni<Void> reseal(RotationTally tally, SealedRow row) {
    String plain = opened(tally, row);
    if (plain == null) {
      tally.unreadable(1);
      return Uni.createFrom().voidItem();
    }
    return values
        .replace(tally.column(), row, cipher.encrypt(tally.column().place(), plain))
        .invoke(tally::resealed)
        .replaceWithVoid();
  }

  /** Null for a value that cannot be read; it is left as it is. */
  private @Nullable String opened(RotationTally tally, SealedRow row) {
    try {
      return cipher.decrypt(tally.column().place(), row.value());
    } catch (IllegalStateException unreadable) {
      return null;
    }
  }
}
