package org.gongkai.comment.similarity;

import java.util.ArrayList;
import java.util.List;

/**
 * What a text says yes and no to. The words that turn a statement round are taken out of the
 * wording and their places kept. Two near-identical texts are opposed when such a word of one has
 * none beside it at the same place of the other, or when one agrees and the other disagrees
 * throughout.
 */
final class Stance {

  private final String wording;

  /** The places in the wording before which a word was that turns it round, ascending. */
  private final List<Integer> turns;

  private final int agreements;
  private final int disagreements;

  private Stance(Reader read) {
    this.wording = read.kept.toString();
    this.turns = List.copyOf(read.turns);
    this.agreements = read.agreements;
    this.disagreements = read.disagreements;
  }

  static Stance of(NormalText text) {
    Reader reader = new Reader();
    text.phrases().forEach(reader::read);
    return new Stance(reader);
  }

  /** Whether the two texts take opposite stands. */
  boolean isOpposed(Stance other) {
    return (agrees() && other.disagrees())
        || (disagrees() && other.agrees())
        || turnsRound(other)
        || other.turnsRound(this);
  }

  private boolean agrees() {
    return agreements > 0 && disagreements == 0;
  }

  private boolean disagrees() {
    return disagreements > 0 && agreements == 0;
  }

  /** Whether a statement of the other text is turned round here and not there. */
  private boolean turnsRound(Stance other) {
    return turns.stream().anyMatch(place -> isMissing(place, other));
  }

  private boolean isMissing(int place, Stance other) {
    List<Integer> same = new Surroundings(wording, place).in(other.wording);
    return !same.isEmpty() && same.stream().noneMatch(other::isTurned);
  }

  /** Whether a word that turns round stands at a place or a synonym's length away. */
  private boolean isTurned(int place) {
    return turns.stream().anyMatch(turn -> Math.abs(turn - place) <= Surroundings.SLACK);
  }

  /** Takes a text apart, phrase by phrase. */
  private static final class Reader {
    private final StringBuilder kept = new StringBuilder();
    private final List<Integer> turns = new ArrayList<>();
    private int agreements;
    private int disagreements;

    void read(String phrase) {
      int at = 0;
      while (at < phrase.length()) {
        String word = StanceWords.at(phrase, at);
        if (word == null) {
          kept.append(phrase.charAt(at));
          at++;
        } else {
          note(word);
          at += word.length();
        }
      }
    }

    private void note(String word) {
      switch (StanceWords.effect(word)) {
        case NONE -> kept.append(word);
        case KEEPS -> {}
        case TURNS -> turn();
        case AGREES -> agreements++;
        case DISAGREES -> {
          disagreements++;
          turn();
        }
      }
    }

    /** Two at one place cancel each other. */
    private void turn() {
      Integer place = kept.length();
      if (!turns.remove(/* element */ place)) {
        turns.add(place);
      }
    }
  }
}
