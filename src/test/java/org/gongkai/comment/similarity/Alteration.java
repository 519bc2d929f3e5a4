package org.gongkai.comment.similarity;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Changes a letter as people do who send a campaign's text under their own name. */
final class Alteration {

  private static final List<String> GREETINGS =
      List.of(
          "尊敬的领导：",
          "您好！",
          "各位领导好，",
          "你好，打扰了。",
          "工作人员辛苦了！",
          "镇政府的同志们：",
          "领导您好，我是{P}的业主。",
          "本人是{P}住了十来年的老街坊，",
          "敬爱的镇领导，见信好。",
          "我是一名普通市民。",
          "大家好！");
  private static final List<String> SIGNATURES =
      List.of(
          "谢谢！",
          "望采纳。",
          "此致 敬礼",
          "{P}居民 甲某某",
          "恳请领导重视，谢谢！",
          "——{P}全体业主",
          "盼复。",
          "辛苦了，感谢！",
          "2031年5月6日",
          "以上意见仅供参考。",
          "住户：乙某某 3栋502");
  private static final String HOMOPHONES = "的地在再做作以已象像副幅帐账带戴到道时是有又和合进近园圆坐座需须定订长常分份公工家加";
  private static final String TRADITIONAL =
      "们們实實时時这這项項进进办辦环環护護变變显顯议議为為点點间間导導对對无無确確户戶记記务務业業门門统統"
          + "请請听听真真认認数數声聲尽盡关關于於车車费費应應该該边邊带帶经經规規划劃库庫辆輛样樣单單据據资資"
          + "条條筑築离離楼樓凝凝搅攪钢鋼筋筋切切让讓夜夜测測续續须須张張贴貼写寫联聯话話场場动動结結设設岁歲"
          + "饭飯剩剩个個锻鍛炼煉从從谈談围圍愿願监監执執颜顏罚罰款款给給够夠现現补補齐齊检檢电電价價宜宜专專"
          + "养養纳納税稅绳繩处處长長来來几幾挂掛气氣风風险險发發学學与與维維协協织織级級错錯补補剧劇营營运運"
          + "标標准準仪儀传傳轮輪参參说說争爭双雙骑騎换換钟鐘过過东東头頭员員种種机機开開";

  private final Random random;
  private final OwnWords words;
  private final Map<String, String> synonyms = CorpusFiles.synonyms("synonyms.txt");

  Alteration(Random random, OwnWords words) {
    this.random = random;
    this.words = words;
  }

  /** One sender's version: about one in eight sends the text as it is, the others change it. */
  String of(CorpusFiles.Campaign campaign, boolean opposite) {
    List<String> sentences = new ArrayList<>(campaign.sentences());
    String place = words.place();
    if (chance(0.12)) {
      return wording(String.join("", sentences), opposite, place);
    }
    if (sentences.size() > 2 && chance(0.15)) {
      Collections.shuffle(sentences.subList(1, sentences.size()), random);
    }
    String text = wording(String.join("", sentences), opposite, place);
    text = chance(0.12) ? truncated(text) : text;
    text = chance(0.6) ? withSynonyms(text, 0.1 + 0.4 * random.nextDouble()) : text;
    text = chance(0.35) ? withTypos(text) : text;
    text = withAdditions(text, campaign.topic(), place);
    text = chance(0.25) ? withOtherPunctuation(text) : text;
    return chance(0.03) ? traditional(text) : text;
  }

  /** The letter's words with one side of each alternative. */
  static String wording(String letter, boolean opposite, String place) {
    return letter.replaceAll("\\[([^/]*)/([^]]*)]", opposite ? "$2" : "$1").replace("{P}", place);
  }

  private String withAdditions(String text, int topic, String place) {
    StringBuilder whole = new StringBuilder(text);
    if (chance(0.25)) {
      whole.append(words.sentence(topic));
    }
    if (chance(0.1)) {
      whole.insert(0, words.sentence(topic));
    }
    if (chance(0.35)) {
      whole.insert(0, pick(GREETINGS).replace("{P}", place));
    }
    if (chance(0.3)) {
      whole.append(pick(SIGNATURES).replace("{P}", place));
    }
    return whole.toString();
  }

  private String truncated(String text) {
    return text.substring(0, (int) (text.length() * (0.65 + 0.3 * random.nextDouble())));
  }

  /** Each word that has a synonym is replaced with the given chance. */
  private String withSynonyms(String text, double chance) {
    String changed = text;
    for (Map.Entry<String, String> pair : synonyms.entrySet()) {
      if (changed.contains(pair.getKey()) && chance(chance)) {
        changed = changed.replace(pair.getKey(), pair.getValue());
      }
    }
    return changed;
  }

  /** One to four characters confused, lost or doubled. */
  private String withTypos(String text) {
    StringBuilder changed = new StringBuilder(text);
    for (int k = random.nextInt(4); k >= 0; k--) {
      int at = 2 + random.nextInt(changed.length() - 4);
      int known = HOMOPHONES.indexOf(changed.charAt(at));
      if (known >= 0) {
        changed.setCharAt(at, HOMOPHONES.charAt(known ^ 1));
      } else if (!isStance(changed, at)) {
        loseOrDouble(changed, at);
      }
    }
    return changed.toString();
  }

  private void loseOrDouble(StringBuilder text, int at) {
    if (random.nextBoolean()) {
      text.deleteCharAt(at);
    } else {
      text.insert(at, text.charAt(at));
    }
  }

  /** Nobody would know what a letter with a lost or doubled 不 wants. */
  private static boolean isStance(CharSequence text, int at) {
    return "不未无没禁反对支持允许准赞成同意止要增加减少应当该".indexOf(text.charAt(at)) >= 0;
  }

  private String withOtherPunctuation(String text) {
    return switch (random.nextInt(5)) {
      case 0 -> text.replace('。', '，');
      case 1 -> text.replace("，", ", ").replace("。", ". ");
      case 2 -> text.replace("。", "！");
      case 3 -> text.replaceAll("[，。、]", " ");
      default -> text.replaceAll("[，。、！：]", "");
    };
  }

  private static String traditional(String text) {
    StringBuilder changed = new StringBuilder(text);
    for (int i = 0; i < changed.length(); i++) {
      int known = TRADITIONAL.indexOf(changed.charAt(i));
      if (known >= 0 && known % 2 == 0) {
        changed.setCharAt(i, TRADITIONAL.charAt(known + 1));
      }
    }
    return changed.toString();
  }

  private String pick(List<String> list) {
    return list.get(random.nextInt(list.size()));
  }

  private boolean chance(double share) {
    return random.nextDouble() < share;
  }
}
