package org.gongkai.comment.similarity;

import java.util.List;
import java.util.regex.Pattern;

/** Greetings, signatures and the like, which say nothing about the opinion. */
final class Pleasantries {

  /** A whole phrase, which stands between punctuation. */
  private static final Pattern PHRASE =
      Pattern.compile(
          "(尊敬的|敬爱的|亲爱的).{0,14}"
              + "|(各位|大家|.{0,8}领导|同志们?|.{0,6}工作人员|老师)?(您们?|你们?|大家|早上|上午|下午|晚上)好"
              + "|(非常|十分|衷心|万分)?(感谢|谢谢|多谢|拜托|辛苦).{0,8}"
              + "|此致|敬礼|盼复|顺祝.{0,6}|祝.{0,8}"
              + "|(以上)?(敬请|恳请|恳望|希望|望|请|盼)?(贵?单位|政府|领导|你们|有关部门|予以)?(采纳|考虑|批准|重视)(为盼|谢谢)?"
              + "|以上(就)?(是|为)?.{0,4}(意见|建议|想法|看法)(仅供参考)?|仅供参考"
              + "|(我|本人|我们|我家)(是|系|住在?|家住|家在|为|来自).{1,16}"
              + "|.{0,10}(居民|业主|村民|住户|市民|群众)(代表)?.{0,4}"
              + "|\\d{4}年\\d{1,2}月\\d{1,2}[日号]");

  private Pleasantries() {}

  /** The phrases that are left; one that takes a stand is always kept. */
  static List<String> without(List<String> phrases) {
    return phrases.stream()
        .filter(phrase -> !PHRASE.matcher(phrase).matches() || StanceWords.in(phrase))
        .toList();
  }
}
