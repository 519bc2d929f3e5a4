package org.gongkai.comment.similarity;

import java.util.ArrayList;
import java.util.List;

/** The characters before and after a place in a text, by which it is found in a similar one. */
final class Surroundings {

  /** By how many characters other wording may have moved the place. */
  static final int SLACK = 2;

  /** How many pairs of neighbouring characters count on either side: in a phrase. */
  private static final int NEAR = 8;

  /** The same where synonyms stand near by. */
  private static final int FAR = 14;

  /** A side with fewer pairs is at an end of the text, and the other one decides. */
  private static final int FEWEST = 2;

  /** The share of all pairs that has to be found. */
  private static final double FOUND = 0.5;

  /** The share of the pairs of each side. */
  private static final double LEAST = 0.35;

  /** What follows is the same statement by itself, whatever another person wrote before it. */
  private static final double SURE = 0.75;

  /** The fewest pairs for that. */
  private static final int MANY = 5;

  /** How many pairs make the beginning of what follows. */
  private static final int NEXT = 3;

  private final String text;
  private final int place;

  Surroundings(String text, int place) {
    this.text = text;
    this.place = place;
  }

  /** The places of another text with the same surroundings, near or far. */
  List<Integer> in(String other) {
    List<Integer> places = new ArrayList<>(in(other, NEAR));
    places.addAll(in(other, FAR));
    return places;
  }

  private List<Integer> in(String other, int reach) {
    int from = Math.max(0, place - 1 - reach);
    int to = Math.min(text.length() - 1, place + reach);
    Side before = new Side(other, from, place - 1);
    Side after = new Side(other, place, to);
    Side next = new Side(other, place, Math.min(to, place + NEXT));
    List<Integer> places = new ArrayList<>();
    for (int at = 0; at <= other.length(); at++) {
      boolean isBetween =
          before.has(LEAST, at)
              && after.has(LEAST, at)
              && before.found(at) + after.found(at) >= FOUND * (before.pairs + after.pairs);
      boolean isBefore = after.pairs >= MANY && after.has(SURE, at) && next.has(FOUND, at);
      if (before.pairs + after.pairs >= 2 * FEWEST && (isBetween || isBefore)) {
        places.add(at);
      }
    }
    return places;
  }

  /** For each place of the other text, how many pairs of one side stand as far from it as here. */
  private final class Side {
    private final int pairs;
    private final int[] votes;

    /** Counts the pairs that start at {@code from} until before {@code to}. */
    Side(String other, int from, int to) {
      this.pairs = Math.max(0, to - from);
      this.votes = new int[other.length() + 1];
      for (int k = from; k < to; k++) {
        for (int i = 0; i + 1 < other.length(); i++) {
          if (other.charAt(i) == text.charAt(k) && other.charAt(i + 1) == text.charAt(k + 1)) {
            vote(i + place - k);
          }
        }
      }
    }

    /** A place just off an end of the text stands for the end. */
    private void vote(int at) {
      if (at >= -SLACK && at < votes.length + SLACK) {
        votes[Math.max(0, Math.min(at, votes.length - 1))]++;
      }
    }

    /** Whether the share of the side is found about a place; a side at an end always is. */
    boolean has(double share, int at) {
      return pairs < FEWEST || found(at) >= share * pairs;
    }

    int found(int at) {
      return Math.min(pairs, sum(votes, at));
    }
  }

  private static int sum(int[] votes, int at) {
    int sum = 0;
    for (int i = Math.max(0, at - SLACK); i <= Math.min(votes.length - 1, at + SLACK); i++) {
      sum += votes[i];
    }
    return sum;
  }
}
