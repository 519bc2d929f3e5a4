package org.gongkai.proof.reads;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sees in the database when workers have committed what nobody's request does: planned publications
 * and entries of feeds.
 */
final class Witness {

  private static final Pattern TITLE = Pattern.compile("集市通知 (\\d+)-(\\d+)");
  private static final int PAUSE_MILLIS = 5;

  private final World world;
  private final Connection connection;
  private final Map<String, Planned> planned = new ConcurrentHashMap<>();
  private final List<Long> lateness = new ArrayList<>();
  private final CountDownLatch stop = new CountDownLatch(1);
  private Map<String, String> feed = Map.of();

  private record Planned(int number, Instant at) {}

  Witness(World world, Connection connection) {
    this.world = world;
    this.connection = connection;
  }

  /** A worker is to publish this notice. */
  void expect(int number, String id, Instant at) {
    planned.put(id, new Planned(number, at));
  }

  /** Looks until it is told that nobody reads any more, and once more then. */
  void run() {
    try {
      Instant before = Instant.now();
      boolean last = false;
      while (!last) {
        last = stop.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        Instant begun = Instant.now();
        look(before);
        before = begun;
      }
    } catch (SQLException failure) {
      world.error("the witness is blind", failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Nobody reads any more. */
  void stop() {
    stop.countDown();
  }

  /** How long after their instants planned publications were seen in the database, in ms. */
  List<Long> lateness() {
    return lateness;
  }

  private void look(Instant before) throws SQLException {
    Map<String, String> now = entries();
    List<String> done = published();
    Instant after = Instant.now();
    for (String thing : feed.keySet()) {
      if (!now.containsKey(thing)) {
        found(thing, before, after, Views.ABSENT);
      }
    }
    now.forEach(
        (thing, state) -> {
          if (!state.equals(feed.get(thing))) {
            found(thing, before, after, state);
          }
        });
    feed = now;
    done.forEach(id -> published(id, before, after));
  }

  private void published(String id, Instant before, Instant after) {
    Planned plan = planned.remove(id);
    if (plan != null) {
      found(Views.NOTICE + ':' + plan.number(), before, after, Views.shown(1));
      lateness.add(Duration.between(plan.at(), after).toMillis());
      if (after.isBefore(plan.at())) {
        world.error("notice " + plan.number() + " was published before " + plan.at(), null);
      }
    }
  }

  private void found(String thing, Instant before, Instant after, String state) {
    world.history(thing, Views.ABSENT).found(before, after, Timeline.always(state));
  }

  private Map<String, String> entries() throws SQLException {
    Map<String, String> entries = new HashMap<>();
    try (PreparedStatement statement = connection.prepareStatement("select title from feed_entry");
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        Matcher title = TITLE.matcher(rows.getString(1));
        if (title.matches()) {
          int edition = Integer.parseInt(title.group(2));
          entries.put(Views.FEED + ':' + title.group(1), Views.shown(edition));
        }
      }
    }
    return entries;
  }

  private List<String> published() throws SQLException {
    List<String> done = new ArrayList<>();
    String sql = "select id::text from content where published is not null and id::text = any(?)";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      Object[] ids = planned.keySet().toArray();
      statement.setArray(1, connection.createArrayOf("text", ids));
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          done.add(rows.getString(1));
        }
      }
    }
    return done;
  }
}
