package org.gongkai.proof.reads;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.time.Instant;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What there is to read, what became of it, and what was read. */
final class World {

  /** Things of a kind that are missed in a list where they belong; older ones are let go. */
  private static final int WATCHED = 20;

  /** Details that are read at the same time; older ones are let go. */
  private static final int RECENT = 30;

  private final Map<String, History> histories = new ConcurrentHashMap<>();
  private final Map<String, Deque<Integer>> watched = new ConcurrentHashMap<>();
  private final Map<String, Integer> numbers = new ConcurrentHashMap<>();
  private final Set<Integer> outOfOrder = ConcurrentHashMap.newKeySet();
  private final List<View> lasting = new CopyOnWriteArrayList<>();
  private final Deque<View> recent = new ConcurrentLinkedDeque<>();
  private final Map<String, Pattern> patterns = new ConcurrentHashMap<>();
  private final Queue<Reading> readings = new ConcurrentLinkedQueue<>();
  private final Queue<Counted> counts = new ConcurrentLinkedQueue<>();
  private final AtomicInteger answers = new AtomicInteger();
  private final Queue<String> errors = new ConcurrentLinkedQueue<>();
  private final DelayQueue<DueReads> due = new DelayQueue<>();
  private final Instant deadline;
  private volatile boolean faultsOver;

  World(Instant deadline) {
    this.deadline = deadline;
  }

  /** Whether the time is over. */
  boolean isPastDeadline() {
    return !Instant.now().isBefore(deadline);
  }

  /** Whether writers and readers are to stop: the time is over and everything has befallen. */
  boolean isOver() {
    return isPastDeadline() && faultsOver;
  }

  /** On a busy machine the faults take longer than the time; readers wait for them. */
  void nothingMoreBefalls() {
    faultsOver = true;
  }

  /** A thing that nobody has changed yet. */
  @CanIgnoreReturnValue
  History history(String thing, String first) {
    return histories.computeIfAbsent(thing, name -> new History(Timeline.always(first)));
  }

  boolean knows(String thing) {
    return histories.containsKey(thing);
  }

  Map<String, History> histories() {
    return new TreeMap<>(histories);
  }

  /** From now on a list that leaves it out says something about it. */
  void watch(String kind, int number) {
    Deque<Integer> numbers = watched.computeIfAbsent(kind, any -> new ConcurrentLinkedDeque<>());
    numbers.addLast(number);
    if (numbers.size() > WATCHED) {
      numbers.pollFirst();
    }
  }

  Deque<Integer> watched(String kind) {
    return watched.getOrDefault(kind, new ConcurrentLinkedDeque<>());
  }

  /** The notice with this id has this number. */
  void name(String id, int number) {
    numbers.put(id, number);
  }

  /** Number of a notice; 0 of one that is not ours. */
  int number(String id) {
    return numbers.getOrDefault(id, 0);
  }

  /** The place of this notice in lists does not follow from its number. */
  void outOfOrder(int number) {
    outOfOrder.add(number);
  }

  boolean isInOrder(int number) {
    return !outOfOrder.contains(number);
  }

  /** Something that is read until the end. */
  void addLasting(View view) {
    lasting.add(view);
  }

  /** Something that is read for a while, as it has just been made or changed. */
  void addRecent(View view) {
    recent.removeIf(known -> known.path().equals(view.path()));
    recent.addLast(view);
    if (recent.size() > RECENT) {
      recent.pollFirst();
    }
  }

  /** Any of what is read now. */
  View anyView(Random random) {
    List<View> now = List.copyOf(recent);
    return now.isEmpty() || random.nextInt(3) == 0
        ? lasting.get(random.nextInt(lasting.size()))
        : now.get(random.nextInt(now.size()));
  }

  List<View> lasting() {
    return lasting;
  }

  /** Has these read right after an instant. */
  void readAt(Instant instant, View detail) {
    due.add(new DueReads(instant.plusMillis(1), detail));
  }

  DelayQueue<DueReads> due() {
    return due;
  }

  Pattern pattern(String regex) {
    return patterns.computeIfAbsent(regex, Pattern::compile);
  }

  void read(Reading reading) {
    readings.add(reading);
  }

  /** An answer that was right in form came. */
  void answered() {
    answers.incrementAndGet();
  }

  int answers() {
    return answers.get();
  }

  void count(Counted counted) {
    counts.add(counted);
  }

  Queue<Counted> counts() {
    return counts;
  }

  Queue<Reading> readings() {
    return readings;
  }

  /** Something that must not happen, beside a wrong answer. */
  void error(String what, @Nullable Throwable cause) {
    errors.add(Instant.now() + " " + what + (cause == null ? "" : ": " + cause));
  }

  Queue<String> errors() {
    return errors;
  }
}
