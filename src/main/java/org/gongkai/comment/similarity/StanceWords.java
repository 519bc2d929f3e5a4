package org.gongkai.comment.similarity;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Words that turn a statement into its opposite. */
final class StanceWords {

  /** What a word does. */
  enum Effect {
    /** Contains a character of another class but says neither yes nor no. */
    NONE,
    /** Left out of the comparison, as its opposite is. */
    KEEPS,
    /** Turns the statement round. */
    TURNS,
    /** Agrees with the draft or with what follows. */
    AGREES,
    /** Disagrees, and turns the statement round. */
    DISAGREES
  }

  private static final int LONGEST = 4;

  private static final Map<String, Effect> WORDS =
      words(
          Map.of(
              Effect.NONE,
              "不仅 不但 不少 不断 不论 不管 不过 不久 不便 不足 不良 不时 不光 不单 不只 不文明 不好意思 对不起 差不多 无论 无障碍 无疑"
                  + " 未来 未成年 未必 非常 非机动车 特别 分别 区别 级别 类别 个别 识别 性别 别人 别的 别墅 不得不 不能不 是不是"
                  + " 要不要 能不能 会不会 有没有 可不可以 该不该 好不好 行不行 免得 以免 避免 不同 不一 不符 不利 不满 不顾 不安",
              Effect.KEEPS,
              "应当 应该 理应 应 必须 务必 允许 准许 许可 增加 增设 增多 提高 提升 延长 延后 保留 恢复 继续 放宽 扩大 收费 设立 设置"
                  + " 过高 太高 偏高 过多 太多 过长 太长 过严 太严",
              Effect.TURNS,
              "不 未 无 没有 没 勿 莫 别再 别让 别把 请别 禁止 严禁 禁 杜绝 取消 撤销 撤掉 废除 废止 拆除 减少 降低 缩短 提前"
                  + " 停止 暂停 免除 免费 缩小 收紧 缺少 缺乏 难以 过低 太低 偏低 过少 太少 过短 太短 过松 太松 不得 不准 不许 不让",
              Effect.AGREES,
              "支持 赞成 同意 赞同 拥护 认可 不反对",
              Effect.DISAGREES,
              "反对 抵制 拒绝 不支持 不赞成 不同意 不赞同 不认可"));

  private StanceWords() {}

  private static Map<String, Effect> words(Map<Effect, String> lists) {
    Map<String, Effect> words = new HashMap<>();
    lists.forEach(
        (effect, list) -> {
          for (String word : list.split(" ", -1)) {
            words.put(word, effect);
          }
        });
    return Map.copyOf(words);
  }

  /** The longest word at a place; null for none. */
  static @Nullable String at(String text, int start) {
    for (int end = Math.min(text.length(), start + LONGEST); end > start; end--) {
      String word = text.substring(start, end);
      if (WORDS.containsKey(word)) {
        return word;
      }
    }
    return null;
  }

  /** What a word that {@link #at} found does. */
  static Effect effect(String word) {
    return WORDS.getOrDefault(word, Effect.NONE);
  }

  /** Whether a phrase has a word that says yes or no. */
  static boolean in(String phrase) {
    int at = 0;
    while (at < phrase.length()) {
      String word = at(phrase, at);
      if (word != null && effect(word).compareTo(Effect.KEEPS) > 0) {
        return true;
      }
      at += word == null ? 1 : word.length();
    }
    return false;
  }
}
