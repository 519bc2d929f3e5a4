package org.gongkai.screening;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Finds the part of an address that leads to a house or flat: {@code 12号3栋2单元501室} after a road,
 * village or estate. The place itself is no finding. Without a place before it, only a flat within
 * a building is one.
 */
final class Addresses {

  private static final List<String> PLACES =
      List.of(
          "路", "街", "巷", "弄", "胡同", "大道", "小区", "社区", "花园", "家园", "新村", "公寓", "大厦", "苑", "村", "屯",
          "庄", "寨", "坊", "公馆");

  /** Ends of a place's name that other words share: only a building or flat may follow. */
  private static final Set<Integer> DOUBTFUL_PLACES = points("里道城府湾园院厂校局镇乡区场台湖港");

  /** Before 路 or 村 these make a common noun, after which 12号 is a day. */
  private static final Set<Integer> COMMON = points("我们咱本这那该条各全个此铁公道走上修每某");

  private static final List<String> NO_HOUSE =
      List.of(
          "线", "文", "令", "公告", "通知", "通告", "标", "台", "桥", "机", "井", "路", "街", "地块", "地铁", "议", "提案",
          "泵", "闸", "坝", "口", "码", "站", "门");

  private static final int LONGEST_GAP = 2;

  private Addresses() {}

  /** All house-level parts, in order. */
  static List<Finding> find(Signs signs) {
    List<Finding> findings = new ArrayList<>();
    int sign = 0;
    while (sign < signs.length()) {
      if (!HouseChain.canBegin(signs, sign)) {
        sign++;
        continue;
      }
      HouseChain chain = HouseChain.read(signs, sign);
      if (isAddress(signs, chain)) {
        findings.add(signs.finding(PersonalDataKind.ADDRESS, sign, chain.end()));
      }
      sign = chain.end();
    }
    return findings;
  }

  private static boolean isAddress(Signs signs, HouseChain chain) {
    int last = beforeGap(signs, chain.start());
    int place = placeStart(signs, last);
    if (place <= last) {
      return chain.isFlatCode() || (chain.hasHouse() && !isCommonNumber(signs, chain, place));
    }
    if (DOUBTFUL_PLACES.contains(signs.at(last))) {
      return chain.hasBuilding();
    }
    return chain.hasFlat() && chain.elements() > 1;
  }

  /** Whether a single 号 counts something else than houses. */
  private static boolean isCommonNumber(Signs signs, HouseChain chain, int place) {
    if (chain.elements() > 1 || chain.hasBuilding()) {
      return false;
    }
    return COMMON.contains(signs.at(place - 1))
        || NO_HOUSE.stream().anyMatch(word -> signs.hasAt(chain.end(), word));
  }

  /** Where the word begins that makes a name a place's, behind the last sign if there is none. */
  private static int placeStart(Signs signs, int last) {
    for (String word : PLACES) {
      int start = last - word.length() + 1;
      if (signs.hasAt(start, word)) {
        return start;
      }
    }
    return last + 1;
  }

  private static int beforeGap(Signs signs, int start) {
    int sign = start - 1;
    while (sign >= start - LONGEST_GAP && HouseChain.isGap(signs.at(sign))) {
      sign--;
    }
    return sign;
  }

  private static Set<Integer> points(String characters) {
    return Set.copyOf(characters.chars().boxed().toList());
  }
}
