package org.gongkai.screening;

import java.util.ArrayList;
import java.util.List;

/** Finds e-mail addresses, also with spaces around the at sign. */
final class Emails {

  private static final int LONGEST_GAP = 2;
  private static final String LOCAL_MARKS = "._%+-";

  private Emails() {}

  /** All addresses, in order. */
  static List<Finding> find(Signs signs) {
    List<Finding> findings = new ArrayList<>();
    for (int at = 0; at < signs.length(); at++) {
      if (signs.at(at) == '@') {
        int from = localStart(signs, at);
        int to = domainEnd(signs, at);
        if (from < at && to > at) {
          findings.add(signs.finding(PersonalDataKind.EMAIL, from, to));
        }
      }
    }
    return findings;
  }

  private static int localStart(Signs signs, int at) {
    int end = at;
    while (end > at - LONGEST_GAP && signs.at(end - 1) == ' ') {
      end--;
    }
    int start = end;
    while (isLocal(signs.at(start - 1))) {
      start--;
    }
    return start == end ? at : start;
  }

  /** The sign after the last label of a domain, -1 if there is none with a dot. */
  private static int domainEnd(Signs signs, int at) {
    int start = at + 1;
    while (start <= at + LONGEST_GAP && signs.at(start) == ' ') {
      start++;
    }
    int end = labelEnd(signs, start);
    boolean dotted = false;
    for (int next = nextLabel(signs, end); next > end; next = nextLabel(signs, end)) {
      end = next;
      dotted = true;
    }
    return dotted ? end : -1;
  }

  /** The end of the label after a dot, the given end if none follows. */
  private static int nextLabel(Signs signs, int end) {
    int dot = signs.at(end) == ' ' ? end + 1 : end;
    if (signs.at(dot) != '.') {
      return end;
    }
    int start = signs.at(dot + 1) == ' ' ? dot + 2 : dot + 1;
    int labelEnd = labelEnd(signs, start);
    return labelEnd > start ? labelEnd : end;
  }

  private static int labelEnd(Signs signs, int start) {
    int end = start;
    while (isLabel(signs.at(end))) {
      end++;
    }
    return end;
  }

  private static boolean isLocal(int point) {
    return Signs.isLatin(point)
        || Signs.isDigit(point)
        || (point > 0 && LOCAL_MARKS.indexOf(point) >= 0);
  }

  private static boolean isLabel(int point) {
    return Signs.isLatin(point) || Signs.isDigit(point) || point == '-';
  }
}
