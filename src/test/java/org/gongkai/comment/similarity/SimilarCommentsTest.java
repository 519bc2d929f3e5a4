package org.gongkai.comment.similarity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is proposed, and what never is. */
class SimilarCommentsTest {

  private static final UUID CLAUSE = new UUID(1, 1);
  private static final UUID GROUP = new UUID(2, 1);
  private static final String LETTER = "我们认为商业街夜间装卸货物应当在晚上九点以前结束，超市可以把卸货口改到北面的空地，并在门口公布值班人员的电话。";

  private static UUID id(long number) {
    return new UUID(0x7000, number);
  }

  private static List<UUID> ids(long... numbers) {
    return LongStream.of(numbers).mapToObj(SimilarCommentsTest::id).toList();
  }

  private static ComparedComment comment(int number, String text) {
    return new ComparedComment(id(number), CLAUSE, text);
  }

  /** Comments numbered from 0 on one clause. */
  private static List<ComparedComment> comments(String... texts) {
    return IntStream.range(0, texts.length).mapToObj(i -> comment(i, texts[i])).toList();
  }

  private static List<GroupProposal> propose(String... texts) {
    return SimilarComments.propose(comments(texts), List.of(), List.of());
  }

  private static List<List<UUID>> members(List<GroupProposal> proposals) {
    return proposals.stream().map(GroupProposal::memberIds).toList();
  }

  private static void assertTogether(String one, String other) {
    assertEquals(List.of(ids(0, 1)), members(propose(one, other)));
  }

  private static void assertApart(String one, String other) {
    assertEquals(List.of(), propose(one, other));
  }

  @Test
  void proposesNothingForNoneAndForOne() {
    assertEquals(List.of(), propose());
    assertEquals(List.of(), propose(LETTER));
  }

  @Test
  void proposesIdenticalOnesAsOneGroup() {
    List<GroupProposal> proposals = propose(Collections.nCopies(50, LETTER).toArray(String[]::new));
    assertEquals(1, proposals.size());
    GroupProposal proposal = proposals.get(0);
    assertEquals(50, proposal.memberIds().size());
    assertEquals(id(0), proposal.memberIds().get(0));
    assertEquals(1, proposal.minSimilarity());
    assertEquals(1, proposal.meanSimilarity());
    assertNull(proposal.existingGroupId());
    assertEquals(CLAUSE, proposal.clauseId());
  }

  @Test
  void tellsHowSimilarTheMembersAre() {
    String changed = LETTER.replace("商业街", "学府街").replace("值班人员", "负责人");
    GroupProposal proposal = propose(LETTER, LETTER, LETTER, changed).get(0);
    assertEquals(id(0), proposal.typicalId());
    assertTrue(proposal.minSimilarity() > 0.5 && proposal.minSimilarity() < 1);
    assertEquals((2 + proposal.minSimilarity()) / 3, proposal.meanSimilarity(), 1e-9);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"尊敬的领导：您好！%s此致 敬礼", "我是云溪花园的业主甲某某。%s谢谢！", "  %s\u200B\uFEFF", "👍👍%s🙏🏽"})
  void overlooksGreetingsAndSignatures(String frame) {
    GroupProposal proposal = propose(LETTER, String.format(frame, LETTER)).get(0);
    assertTrue(proposal.minSimilarity() > 0.85);
  }

  @Test
  void overlooksPunctuationWidthCaseAndScript() {
    String text = "KTV门口的车辆占道50米，请管理单位和执法队共同处理，并公布电话";
    String other = "ｋｔｖ門口的車輛佔道５０米 請管理單位和執法隊共同處理！並公布電話。";
    assertEquals(1, propose(text, other).get(0).minSimilarity());
  }

  @ParameterizedTest
  @CsvSource({
    "我们认为这条路应当在夜间收取停车费用以便加快周转, 我们认为这条路不应当在夜间收取停车费用以便加快周转",
    "小区门口允许临时停放外卖车辆每次不超过十分钟为宜, 小区门口禁止临时停放外卖车辆每次不超过十分钟为宜",
    "我支持在河滨公园设置遛犬专用区域方便周边居民, 我反对在河滨公园设置遛犬专用区域方便周边居民",
    "请增加沿河步道两侧的停车泊位并且安装照明设施, 请减少沿河步道两侧的停车泊位并且安装照明设施",
    "广场舞结束时间放到晚上九点我同意这样的安排和理由, 广场舞结束时间放到晚上九点我不同意这样的安排和理由"
  })
  void keepsOppositeOpinionsApart(String one, String other) {
    assertApart(one, other);
    assertApart(LETTER + one, LETTER + other);
  }

  @Test
  void takesSynonymsOfNoForTheSame() {
    assertTogether("建筑工地禁止在夜间十点以后施工，希望尽快写入办法并公布举报电话", "建筑工地严禁在夜间十点以后施工，希望尽快写入办法并公布举报电话");
    assertTogether(LETTER, LETTER + "这件事不能再拖下去了。");
  }

  @Test
  void putsShortTextsTogetherOnlyWhenTheyAreTheSame() {
    List<GroupProposal> proposals =
        propose("同意", "支持", "同意！", "不同意", "👍", "👎", "👍", "。。", "……", "1.5元", "15元");
    assertEquals(List.of(ids(0, 2), ids(4, 6)), members(proposals));
  }

  @Test
  void putsAShortTextInNoLongOne() {
    assertApart("商业街夜间装卸", LETTER);
    assertApart(LETTER.substring(0, 20), LETTER);
  }

  @Test
  void keepsClausesApart() {
    List<ComparedComment> comments =
        List.of(
            new ComparedComment(id(0), CLAUSE, LETTER),
            new ComparedComment(id(1), new UUID(1, 2), LETTER),
            new ComparedComment(id(2), null, LETTER),
            new ComparedComment(id(3), null, LETTER));
    List<GroupProposal> proposals = SimilarComments.propose(comments, List.of(), List.of());
    assertEquals(List.of(ids(2, 3)), members(proposals));
    assertNull(proposals.get(0).clauseId());
  }

  @Test
  void doesNotLinkByAChain() {
    String a = "春天种树要先挖深坑再施底肥，夏季浇水不能少于每周两次。";
    String b = "南岸的堤坝需要加固三百米，汛期以前必须完成验收工作。";
    String c = "校车司机每年体检两次，结果张贴在车门上接受家长监督。";
    String d = "老街的路灯换成节能灯，坏了以后二十四小时之内修好。";
    List<GroupProposal> proposals = propose(a + b, b + c, c + d);
    assertTrue(proposals.stream().noneMatch(it -> it.memberIds().containsAll(ids(0, 2))));
    List<GroupProposal> near = propose(a + a.replace("树", "花") + b, a + b + c, b + c + d);
    assertTrue(near.stream().noneMatch(it -> it.memberIds().containsAll(ids(0, 2))));
  }

  @Test
  void respectsSeparations() {
    List<ComparedComment> comments = comments(LETTER, LETTER, LETTER, LETTER);
    List<Separation> separations = List.of(new Separation(id(2), id(0)));
    List<GroupProposal> proposals = SimilarComments.propose(comments, List.of(), separations);
    assertEquals(List.of(ids(0, 1, 3)), members(proposals));
    List<Separation> ofShort = List.of(new Separation(id(0), id(1)));
    assertEquals(
        List.of(ids(0, 2)),
        members(SimilarComments.propose(comments("同意", "同意", "同意"), List.of(), ofShort)));
  }

  @Test
  void proposesAdditionsToExistingGroups() {
    ExistingGroup group = new ExistingGroup(GROUP, CLAUSE, LETTER, Set.of(id(90), id(91)));
    List<ComparedComment> comments = comments(LETTER, LETTER + "谢谢！", "完全无关的一条意见，说的是图书馆的开放时间。");
    GroupProposal proposal = SimilarComments.propose(comments, List.of(group), List.of()).get(0);
    assertEquals(GROUP, proposal.existingGroupId());
    assertEquals(ids(0, 1), proposal.memberIds());
    assertNull(proposal.typicalId());
    ExistingGroup yes = new ExistingGroup(GROUP, CLAUSE, "同意", Set.of(id(90)));
    GroupProposal another =
        SimilarComments.propose(comments("同意。"), List.of(yes), List.of()).get(0);
    assertEquals(GROUP, another.existingGroupId());
  }

  @Test
  void respectsSeparationsFromMembersOfExistingGroups() {
    ExistingGroup group = new ExistingGroup(GROUP, CLAUSE, LETTER, Set.of(id(90)));
    List<Separation> separations = List.of(new Separation(id(0), id(90)));
    List<GroupProposal> proposals =
        SimilarComments.propose(comments(LETTER, LETTER), List.of(group), separations);
    assertEquals(List.of(ids(1)), members(proposals));
    assertEquals(GROUP, proposals.get(0).existingGroupId());
  }

  @Test
  void keepsToTheClauseOfAnExistingGroup() {
    ExistingGroup group = new ExistingGroup(GROUP, null, LETTER, Set.of(id(90)));
    assertEquals(List.of(), SimilarComments.propose(comments(LETTER), List.of(group), List.of()));
  }

  @Test
  void overlooksWhatIsQuoted() {
    String quotation = "第九条规定“居民应当按照规定的时间和地点分类投放生活垃圾，不得随意倾倒、抛撒或者堆放”，";
    assertApart(quotation + "我家楼下的桶一到中午就满了，盼多收一趟。", quotation + "夜班工人赶不上投放时间，希望留一个窗口。");
    assertTogether(quotation + LETTER, LETTER);
  }

  @Test
  void comparesLongTexts() {
    StringBuilder text = new StringBuilder();
    OwnWords words = new OwnWords(new Random(3));
    while (text.length() < 5000) {
      text.append(words.sentence(1));
    }
    String longText = text.substring(0, 5000);
    String changed = longText.replace("大家", "各位").substring(40);
    assertTimeoutPreemptively(Duration.ofSeconds(20), () -> assertTogether(longText, changed));
    assertTogether("啊".repeat(5000), "啊".repeat(4000));
  }

  @Test
  void doesNotDependOnTheOrderOfComments() {
    CommentCorpus corpus = new CommentCorpus(7);
    List<ComparedComment> shuffled = new ArrayList<>(corpus.comments);
    Collections.shuffle(shuffled, new Random(1));
    List<GroupProposal> proposals = SimilarComments.propose(corpus.comments, List.of(), List.of());
    assertFalse(proposals.isEmpty());
    assertEquals(proposals, SimilarComments.propose(shuffled, List.of(), List.of()));
  }

  @Test
  void refusesACommentGivenTwice() {
    List<ComparedComment> twice = List.of(comment(1, LETTER), comment(1, LETTER));
    assertThrows(
        IllegalArgumentException.class, () -> SimilarComments.propose(twice, List.of(), List.of()));
    ExistingGroup group = new ExistingGroup(GROUP, CLAUSE, LETTER, Set.of(id(0)));
    assertThrows(
        IllegalArgumentException.class,
        () -> SimilarComments.propose(comments(LETTER), List.of(group), List.of()));
  }

  @Test
  void saysNoTextInItsDescriptions() {
    ExistingGroup group = new ExistingGroup(GROUP, CLAUSE, LETTER, Set.of());
    assertFalse(group.toString().contains("商业街"));
    assertFalse(comment(1, LETTER).toString().contains("商业街"));
  }

  @Test
  void comparesManyInGoodTime() {
    List<ComparedComment> many = new ArrayList<>();
    for (int seed = 0; many.size() < 20_000; seed++) {
      for (ComparedComment comment : new CommentCorpus(seed).comments) {
        many.add(new ComparedComment(id(many.size()), null, comment.text()));
      }
    }
    List<GroupProposal> proposals =
        assertTimeoutPreemptively(
            Duration.ofSeconds(60), () -> SimilarComments.propose(many, List.of(), List.of()));
    assertTrue(proposals.stream().anyMatch(it -> it.memberIds().size() > 1000));
  }
}
