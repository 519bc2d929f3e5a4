package org.gongkai.platform.work;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The time in which this instance takes background work: from its start until it is told to end.
 * What is under way then is waited for; what takes too long is given back, so that another instance
 * need not wait for the end of its lease.
 *
 * <p>A singleton, without a proxy: work that outlasts the instance's beans must still learn that it
 * is over, and a proxy would give it a new one that is not.
 */
@Singleton
public class Shift {

  private final Set<Piece> underWay = ConcurrentHashMap.newKeySet();
  private volatile boolean over;

  /** Work under way; told apart by identity. */
  private static final class Piece {

    private final @Nullable Supplier<Uni<Void>> giveBack;
    private final CompletableFuture<Void> leave = new CompletableFuture<>();

    Piece(@Nullable Supplier<Uni<Void>> giveBack) {
      this.giveBack = giveBack;
    }
  }

  /**
   * Does a worker's turn, and nothing once the shift is over.
   *
   * @param work is waited for when the shift ends; a claim of it is made by {@link #repeat} and
   *     done by {@link #holding}
   */
  public Uni<Void> turn(Supplier<Uni<Void>> work) {
    return Uni.createFrom().deferred(() -> begin(new Piece(null), work));
  }

  /**
   * Does a step again and again, as long as it finds something to do and the shift lasts.
   *
   * @param step gives whether it found something
   */
  public Uni<Void> repeat(Supplier<? extends Uni<? extends Boolean>> step) {
    return Multi.createBy()
        .repeating()
        .<Boolean>uni(() -> over ? Uni.createFrom().item(false) : step.get().map(found -> found))
        .whilst(found -> found)
        .collect()
        .last()
        .replaceWithVoid();
  }

  /**
   * Does what was claimed; also when the shift has ended since the claim.
   *
   * @param giveBack is called when the work is still under way at the end of the instance: lets
   *     another have it before its lease ends, and must do no harm when the work is done meanwhile
   */
  public Uni<Void> holding(Supplier<Uni<Void>> work, Supplier<Uni<Void>> giveBack) {
    return Uni.createFrom().deferred(() -> run(new Piece(giveBack), work));
  }

  /** Whether nothing new is begun. */
  public boolean isOver() {
    return over;
  }

  /** Ends it; what is under way goes on. */
  void end() {
    over = true;
  }

  /**
   * Waits until nothing is under way.
   *
   * @param patience longest wait; the thread is blocked
   * @return what gives back the claims that are still held then
   */
  List<Supplier<Uni<Void>>> await(Duration patience) throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    synchronized (underWay) {
      while (!underWay.isEmpty()) {
        long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        if (left <= 0) {
          break;
        }
        underWay.wait(left);
      }
    }
    return underWay.stream().map(piece -> piece.giveBack).filter(Objects::nonNull).toList();
  }

  /**
   * Leaves what is still under way, so that it does not go on while what it needs is taken down.
   */
  void leave() {
    List.copyOf(underWay).forEach(piece -> piece.leave.complete(null));
  }

  private Uni<Void> begin(Piece piece, Supplier<Uni<Void>> work) {
    // Known first and asked then: who ends the shift sees it, or it sees the end.
    underWay.add(piece);
    if (over) {
      remove(piece);
      return Uni.createFrom().voidItem();
    }
    return running(piece, work);
  }

  private Uni<Void> run(Piece piece, Supplier<Uni<Void>> work) {
    underWay.add(piece);
    return running(piece, work);
  }

  private Uni<Void> running(Piece piece, Supplier<Uni<Void>> work) {
    return Uni.combine()
        .any()
        .of(Uni.createFrom().deferred(work::get), Uni.createFrom().completionStage(piece.leave))
        .onTermination()
        .invoke(() -> remove(piece));
  }

  private void remove(Piece piece) {
    synchronized (underWay) {
      underWay.remove(piece);
      underWay.notifyAll();
    }
  }
}
