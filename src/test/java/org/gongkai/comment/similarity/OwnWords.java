package org.gongkai.comment.similarity;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Sentences of people who write for themselves. */
final class OwnWords {

  private final Random random;
  private final List<Map<String, List<String>>> vocabulary = CorpusFiles.vocabulary();
  private final Map<String, String> ways = CorpusFiles.synonyms("own-words.txt");

  OwnWords(Random random) {
    this.random = random;
  }

  String place() {
    return common("PLACE");
  }

  int topics() {
    return vocabulary.size() - 1;
  }

  /** Sentences on one topic, each of another make. */
  String text(int topic, int sentences) {
    List<String> text = new ArrayList<>();
    while (text.size() < sentences) {
      text.add(sentence(topic));
    }
    return String.join("", text);
  }

  String sentence(int topic) {
    return switch (random.nextInt(8)) {
          case 0 -> place() + "这边" + common("TIME") + pick(topic, "P") + "，" + pick(topic, "C");
          case 1 -> common("OPEN") + pick(topic, "D") + "，" + pick(topic, "R");
          case 2 -> common("WHO") + common("SAY") + "，" + pick(topic, "P") + "，" + pick(topic, "C");
          case 3 -> common("TIME") + pick(topic, "P") + "，" + common("FEEL");
          case 4 ->
              common("LINK") + "，" + pick(topic, "R") + "，" + common("OPEN") + pick(topic, "D");
          case 5 -> "这一条" + common("VIEW") + "，" + pick(topic, "R");
          case 6 -> pick(topic, "D") + "，" + pick(topic, "D") + "，都是办得到的事";
          default ->
              pick(topic, "C") + "，" + common("FEEL") + "，" + common("OPEN") + pick(topic, "D");
        }
        + "。";
  }

  private String common(String list) {
    return pick(topics(), list);
  }

  private String pick(int topic, String list) {
    List<String> parts = vocabulary.get(topic).getOrDefault(list, List.of());
    String part = parts.get(random.nextInt(parts.size()));
    return list.equals("PLACE") ? part : inOwnWay(part);
  }

  /** Nobody puts the same thing in quite the same words. */
  private String inOwnWay(String part) {
    String changed = part;
    for (Map.Entry<String, String> pair : ways.entrySet()) {
      if (changed.contains(pair.getKey()) && random.nextBoolean()) {
        changed = changed.replace(pair.getKey(), pair.getValue());
      }
    }
    return changed;
  }
}
