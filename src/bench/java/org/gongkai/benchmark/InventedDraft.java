package org.gongkai.benchmark;

import java.util.ArrayList;
import java.util.List;

/** An invented draft of chapters, articles and items, and what redrafting makes of it. */
final class InventedDraft {

  private static final int ARTICLES = 10;
  private static final int ITEMS = 5;

  /** Articles and items of which a share is changed; in thousandths. */
  private static final int WHOLE = 1000;

  private static final int EDITED = 50;
  private static final int MOVED = EDITED + 20;
  private static final int SPLIT = MOVED + 10;
  private static final int MERGED = SPLIT + 10;
  private static final int REMOVED = MERGED + 10;
  private static final int INSERTED = REMOVED + 10;

  private final List<Chapter> chapters;

  private InventedDraft(List<Chapter> chapters) {
    this.chapters = chapters;
  }

  /** A draft of so many clauses. */
  static InventedDraft of(int clauses, long seed) {
    Wording wording = new Wording(seed);
    List<Chapter> chapters = new ArrayList<>();
    int left = clauses;
    while (left > 0) {
      Chapter chapter = new Chapter(wording.title(), new ArrayList<>());
      chapters.add(chapter);
      left--;
      while (left > 0 && chapter.articles().size() < ARTICLES) {
        Article article = new Article(wording.clause(), new ArrayList<>());
        chapter.articles().add(article);
        left--;
        for (; left > 0 && article.items().size() < ITEMS; left--) {
          article.items().add(wording.clause());
        }
      }
    }
    return new InventedDraft(chapters);
  }

  /**
   * The next version, with as many clauses: of the articles and items 5 % edited; of the items 2 %
   * moved, and 1 % each split, merged with the next, removed, and added.
   */
  InventedDraft redrafted(long seed) {
    Wording wording = new Wording(seed);
    List<Chapter> next = new ArrayList<>();
    List<String> moved = new ArrayList<>();
    for (Chapter chapter : chapters) {
      List<Article> articles = new ArrayList<>();
      for (Article article : chapter.articles()) {
        boolean edited = wording.below(WHOLE) < EDITED;
        String text = edited ? wording.edited(article.text()) : article.text();
        articles.add(new Article(text, redrafted(article.items(), wording, moved)));
      }
      next.add(new Chapter(chapter.title(), articles));
    }
    InventedDraft redraft = new InventedDraft(next);
    moved.forEach(item -> redraft.put(item, wording));
    redraft.resize(size(), wording);
    return redraft;
  }

  private static List<String> redrafted(List<String> items, Wording wording, List<String> moved) {
    List<String> next = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      String item = items.get(i);
      int chance = wording.below(WHOLE);
      int end = item.indexOf('。') + 1;
      if (chance < EDITED) {
        next.add(wording.edited(item));
      } else if (chance < MOVED) {
        moved.add(item);
      } else if (chance < SPLIT && end < item.length()) {
        next.add(item.substring(0, end));
        next.add(item.substring(end));
      } else if (chance >= SPLIT && chance < MERGED && i + 1 < items.size()) {
        next.add(item + items.get(++i));
      } else if (chance < MERGED || chance >= REMOVED) {
        next.add(item);
      }
      if (chance >= REMOVED && chance < INSERTED) {
        next.add(wording.clause());
      }
    }
    return next;
  }

  /** Puts an item somewhere else. */
  private void put(String item, Wording wording) {
    List<String> items = anyItems(wording);
    items.add(wording.below(items.size() + 1), item);
  }

  private void resize(int size, Wording wording) {
    for (int now = size(); now < size; now++) {
      put(wording.clause(), wording);
    }
    for (int now = size(); now > size; ) {
      List<String> items = anyItems(wording);
      if (!items.isEmpty()) {
        String unused = items.remove(wording.below(items.size()));
        now--;
      }
    }
  }

  private List<String> anyItems(Wording wording) {
    List<Article> articles = chapters.get(wording.below(chapters.size())).articles();
    return articles.isEmpty()
        ? anyItems(wording)
        : articles.get(wording.below(articles.size())).items();
  }

  /** Clauses in all. */
  int size() {
    int size = chapters.size();
    for (Chapter chapter : chapters) {
      size += chapter.articles().size();
      size += chapter.articles().stream().mapToInt(article -> article.items().size()).sum();
    }
    return size;
  }

  /** The title and the clauses with their numbers, one paragraph each. */
  List<String> paragraphs() {
    List<String> paragraphs = new ArrayList<>(List.of("青禾镇生活垃圾分类管理办法"));
    int articleNumber = 0;
    for (int i = 0; i < chapters.size(); i++) {
      paragraphs.add("第" + numeral(i + 1) + "章　" + chapters.get(i).title());
      for (Article article : chapters.get(i).articles()) {
        articleNumber++;
        paragraphs.add("第" + numeral(articleNumber) + "条　" + article.text());
        for (int k = 0; k < article.items().size(); k++) {
          paragraphs.add("（" + numeral(k + 1) + "）" + article.items().get(k));
        }
      }
    }
    return paragraphs;
  }

  /** A number from 1 to 9999 as it is written in drafts. */
  private static String numeral(int number) {
    StringBuilder numeral = new StringBuilder();
    String units = "千百十";
    int unit = 1000;
    for (int i = 0; i < 4; i++, unit /= 10) {
      int digit = number / unit % 10;
      if (digit > 0) {
        boolean gap = !numeral.isEmpty() && number / unit / 10 % 10 == 0;
        numeral.append(gap ? "零" : "").append("一二三四五六七八九".charAt(digit - 1));
        numeral.append(i < 3 ? units.substring(i, i + 1) : "");
      }
    }
    return number >= 10 && number < 20 ? numeral.substring(1) : numeral.toString();
  }

  private record Chapter(String title, List<Article> articles) {}

  private record Article(String text, List<String> items) {}
}
