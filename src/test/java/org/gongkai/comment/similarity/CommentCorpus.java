package org.gongkai.comment.similarity;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** 2,000 invented comments, and which of them belong to which campaign. */
final class CommentCorpus {

  static final int SIZE = 2000;

  private static final int QUOTES_PER_CAMPAIGN = 15;
  private static final int QUOTES_OF_THE_DRAFT = 150;
  private static final int SHORT_ONES = 120;
  private static final List<String> SHORT_TEXTS =
      List.of("同意", "支持！", "反对", "不同意", "没有意见", "写得很好", "无", "赞成这一条", "不赞成这一条", "👍", "尽快实施", "支持");
  private static final List<String> DRAFT =
      List.of(
          "第九条规定“居民应当按照规定的时间和地点分类投放生活垃圾，不得随意倾倒、抛撒或者堆放”，",
          "第十二条提出“道路停车泊位实行分时段管理，具体收费标准由价格主管部门会同有关部门制定”，",
          "第十五条写的是“在噪声敏感建筑物集中区域，禁止夜间进行产生噪声的建筑施工作业”，",
          "第十八条要求“在公共场所组织健身、娱乐等活动，应当遵守活动区域、时段、音量等规定”，",
          "第二十一条说“任何单位和个人不得在建筑物的公共门厅、疏散通道、楼梯间停放电动自行车或者为其充电”，",
          "第二十四条明确“携犬外出应当由成年人使用犬绳牵领，避让老人、儿童、孕妇，及时清除粪便”，");

  /** A comment and its truth; a name that no other comment has for one that stands alone. */
  record Written(int topic, String text, String truth) {}

  private final Random random;
  private final OwnWords words;
  private final Alteration alteration;
  private final List<Written> written = new ArrayList<>();

  final List<ComparedComment> comments = new ArrayList<>();
  final Map<UUID, String> truths = new HashMap<>();

  CommentCorpus(long seed) {
    this.random = new Random(seed);
    this.words = new OwnWords(random);
    this.alteration = new Alteration(random, words);
    List<CorpusFiles.Campaign> campaigns = CorpusFiles.campaigns();
    campaigns.forEach(this::writeCampaign);
    campaigns.forEach(this::writeQuotes);
    writeRest();
    Collections.shuffle(written, random);
    written.forEach(this::submit);
  }

  static UUID clause(int topic) {
    return new UUID(1, topic);
  }

  private void writeCampaign(CorpusFiles.Campaign campaign) {
    for (int i = 0; i < campaign.size(); i++) {
      add(campaign.topic(), alteration.of(campaign, false), campaign.name());
    }
    if (!campaign.name().startsWith("夜间停车")) {
      add(campaign.topic(), alteration.of(campaign, true), "opposite of " + campaign.name());
    }
  }

  /** People who repeat one sentence of a campaign among their own. */
  private void writeQuotes(CorpusFiles.Campaign campaign) {
    for (int i = 0; i < QUOTES_PER_CAMPAIGN; i++) {
      String sentence = campaign.sentences().get(random.nextInt(campaign.sentences().size()));
      String quote = Alteration.wording(sentence, false, words.place());
      String own = words.text(campaign.topic(), 2 + random.nextInt(3));
      add(campaign.topic(), random.nextBoolean() ? quote + own : own + quote, alone("quote"));
    }
  }

  private void writeRest() {
    for (int i = 0; i < QUOTES_OF_THE_DRAFT; i++) {
      int topic = random.nextInt(words.topics());
      add(topic, DRAFT.get(topic) + words.text(topic, 1 + random.nextInt(4)), alone("draft"));
    }
    for (int i = 0; i < SHORT_ONES; i++) {
      String text = SHORT_TEXTS.get(random.nextInt(SHORT_TEXTS.size()));
      int topic = random.nextInt(words.topics());
      add(topic, text, "short " + topic + text.replace("！", ""));
    }
    while (written.size() < SIZE) {
      int topic = random.nextInt(words.topics());
      add(topic, words.text(topic, 2 + random.nextInt(4)), alone("own"));
    }
  }

  private String alone(String kind) {
    return kind + " " + written.size();
  }

  private void add(int topic, String text, String truth) {
    written.add(new Written(topic, text, truth));
  }

  private void submit(Written item) {
    UUID id = new UUID(0x7000, comments.size());
    comments.add(new ComparedComment(id, clause(item.topic()), item.text()));
    truths.put(id, item.truth());
  }
}
