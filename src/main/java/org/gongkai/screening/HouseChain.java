package org.gongkai.screening;

import java.util.List;

/**
 * Numbers with units of a house that follow each other: {@code 12号3栋2单元501}.
 *
 * @param start its first sign
 * @param end the sign after its last one; always behind the start
 * @param elements how many numbers have a unit
 * @param hasHouse whether one leads to a house
 * @param hasBuilding whether one names a building of several, or a part of it
 * @param hasFlat whether one leads to a flat or staircase
 * @param isFlatCode whether it is a code of building, staircase and flat: {@code 3-2-501}
 */
record HouseChain(
    int start,
    int end,
    int elements,
    boolean hasHouse,
    boolean hasBuilding,
    boolean hasFlat,
    boolean isFlatCode) {

  private static final List<String> FLAT = List.of("单元", "室");
  private static final List<String> BUILDING = List.of("号楼", "號楼", "號樓", "栋", "幢", "座");
  private static final List<String> HOUSE = List.of("号院", "号", "號");
  private static final List<String> OTHER =
      List.of("组", "社", "队", "弄", "巷", "层", "楼", "户", "排", "门", "房");
  private static final String NUMERALS = "〇零一二三四五六七八九十百";
  private static final String PREFIXES = "附甲乙丙丁";
  private static final String COUNTED = "年月日元人户米个万亿%.:-*";
  private static final int LONGEST_NUMBER = 12;
  private static final int LONGEST_GAP = 2;

  /** Whether a number begins here, and not earlier. */
  static boolean canBegin(Signs signs, int sign) {
    return isPrefix(signs, sign) || (isNumber(signs, sign) && !isNumber(signs, sign - 1));
  }

  /** Reads on as long as numbers with units follow. */
  static HouseChain read(Signs signs, int start) {
    HouseChain chain = new HouseChain(start, start, 0, false, false, false, false);
    int from = start;
    while (true) {
      int number = numberEnd(signs, from);
      int unit = number > from ? unitEnd(signs, number) : number;
      if (unit <= number) {
        return chain.closed(signs, from, number);
      }
      chain = chain.with(signs, number, unit);
      from = unit;
      while (from < unit + LONGEST_GAP && isGap(signs.at(from))) {
        from++;
      }
    }
  }

  private HouseChain with(Signs signs, int unit, int unitEnd) {
    boolean flat = hasAny(signs, unit, FLAT);
    boolean building = flat || hasAny(signs, unit, BUILDING);
    boolean house = building || hasAny(signs, unit, HOUSE);
    return new HouseChain(
        start,
        unitEnd,
        elements + 1,
        hasHouse || house,
        hasBuilding || building,
        hasFlat || flat,
        false);
  }

  /** With a number at its end that has no unit, if that is a flat's. */
  private HouseChain closed(Signs signs, int from, int to) {
    boolean counted = to < signs.length() && COUNTED.indexOf(signs.at(to)) >= 0;
    if (elements == 0) {
      boolean code = !counted && isCode(signs, from, to);
      return new HouseChain(start, Math.max(to, start + 1), 0, false, false, false, code);
    }
    boolean flat = hasHouse && from == end && !counted && to - from >= 3 && to - from <= 7;
    return new HouseChain(start, flat ? to : end, elements, hasHouse, hasBuilding, hasFlat, false);
  }

  /** Three numbers with dashes, the first of which is no year. */
  private static boolean isCode(Signs signs, int from, int to) {
    int dashes = 0;
    int firstDash = to;
    for (int sign = to - 1; sign > from; sign--) {
      if (signs.at(sign) == '-') {
        dashes++;
        firstDash = sign;
      }
    }
    return dashes == 2 && firstDash - from <= 2 && Signs.isDigit(signs.at(to - 1));
  }

  private static int numberEnd(Signs signs, int from) {
    int end = isPrefix(signs, from) ? from + 1 : from;
    while (end < from + LONGEST_NUMBER && isPart(signs, from, end)) {
      end++;
    }
    return end;
  }

  /** A digit, or a dash between digits. */
  private static boolean isPart(Signs signs, int from, int sign) {
    boolean dash = sign > from && signs.at(sign) == '-' && isNumber(signs, sign + 1);
    return dash || isNumber(signs, sign);
  }

  private static boolean isNumber(Signs signs, int sign) {
    int point = signs.at(sign);
    if (Signs.isLatin(point)) {
      return !Signs.isLatin(signs.at(sign - 1)) && !Signs.isLatin(signs.at(sign + 1));
    }
    return Signs.isDigit(point) || NUMERALS.indexOf(point) >= 0;
  }

  private static boolean isPrefix(Signs signs, int sign) {
    return PREFIXES.indexOf(signs.at(sign)) >= 0 && isNumber(signs, sign + 1);
  }

  private static int unitEnd(Signs signs, int at) {
    for (List<String> units : List.of(FLAT, BUILDING, HOUSE, OTHER)) {
      for (String unit : units) {
        if (signs.hasAt(at, unit)) {
          return at + unit.length();
        }
      }
    }
    return at;
  }

  private static boolean hasAny(Signs signs, int at, List<String> units) {
    return units.stream().anyMatch(unit -> signs.hasAt(at, unit));
  }

  /** A space or comma, which may stand between the parts of an address. */
  static boolean isGap(int point) {
    return Signs.isSpace(point) || point == ',' || point == '、';
  }
}
