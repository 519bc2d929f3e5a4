package org.gongkai.comment.similarity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How well proposals fit the truth, summed over several corpora. */
final class Scores {

  /** Pairs of comments, and groups. */
  static final class Count {
    long rightPairs;
    long truePairs;
    int members;
    int found;
    int pieces;
    int corpora;

    double recall() {
      return (double) rightPairs / truePairs;
    }
  }

  final Map<String, Count> campaigns = new TreeMap<>();
  final List<String> complaints = new ArrayList<>();
  long proposedPairs;
  long rightPairs;
  long truePairs;
  int proposals;
  int pureProposals;
  int invented;
  int opposites;
  int mixedShortTexts;

  void add(CommentCorpus corpus, List<GroupProposal> groups) {
    Map<String, Long> sizes = counts(new ArrayList<>(corpus.truths.values()));
    sizes.values().removeIf(size -> size < 2);
    sizes.keySet().removeIf(truth -> truth.startsWith("short "));
    sizes.forEach(this::expect);
    groups.forEach(group -> check(corpus, group));
  }

  private void expect(String truth, long size) {
    Count count = campaigns.computeIfAbsent(truth, key -> new Count());
    count.corpora++;
    count.members += (int) size;
    count.truePairs += pairs(size);
    truePairs += pairs(size);
  }

  private void check(CommentCorpus corpus, GroupProposal group) {
    List<String> truths = group.memberIds().stream().map(corpus.truths::get).toList();
    if (truths.get(0).startsWith("short ")) {
      checkShort(truths);
      return;
    }
    Map<String, Long> sizes = counts(truths);
    proposals++;
    proposedPairs += pairs(truths.size());
    pureProposals += sizes.size() == 1 ? 1 : 0;
    invented += sizes.keySet().stream().noneMatch(campaigns::containsKey) ? 1 : 0;
    if (sizes.size() > 1) {
      opposites += sizes.keySet().stream().anyMatch(Scores::isOpposite) ? 1 : 0;
      complaints.add(sizes.toString());
    }
    sizes.forEach(this::found);
  }

  /** Whoever else is in its group is on the other side, or has no side. */
  private static boolean isOpposite(String truth) {
    return truth.startsWith("opposite") || truth.endsWith("反方");
  }

  private void checkShort(List<String> truths) {
    if (counts(truths).size() > 1) {
      mixedShortTexts++;
      complaints.add(counts(truths).toString());
    }
  }

  private void found(String truth, long size) {
    Count count = campaigns.get(truth);
    if (count == null) {
      return;
    }
    count.rightPairs += pairs(size);
    rightPairs += pairs(size);
    count.found += (int) size;
    count.pieces++;
  }

  private static Map<String, Long> counts(List<String> truths) {
    return truths.stream()
        .collect(Collectors.groupingBy(Function.identity(), HashMap::new, Collectors.counting()));
  }

  private static long pairs(long size) {
    return size * (size - 1) / 2;
  }

  double precision() {
    return (double) rightPairs / proposedPairs;
  }

  double recall() {
    return (double) rightPairs / truePairs;
  }

  /** One line of the table in the documentation. */
  String line(String campaign) {
    Count count = campaigns.getOrDefault(campaign, new Count());
    return String.format(
        Locale.ROOT,
        "%.3f | %d of %d | %d in %d",
        count.recall(),
        count.found,
        count.members,
        count.pieces,
        count.corpora);
  }

  /** The sums of all campaigns. */
  String summary() {
    return String.format(
        Locale.ROOT,
        "pairwise precision %.4f, recall %.4f; %d proposals, of which %d hold members of one"
            + " campaign only, %d other comments too, %d no campaign; %d mix opposites",
        precision(),
        recall(),
        proposals,
        pureProposals,
        proposals - pureProposals - invented,
        invented,
        opposites);
  }
}
