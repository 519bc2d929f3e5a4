package org.gongkai.consultation.draft;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.gongkai.platform.office.XmlCursor;
import org.jspecify.annotations.Nullable;

/**
 * Works out the numbers that Word shows but does not write into the text. It has to be asked for
 * every paragraph in the order of the document.
 */
final class DocxNumbering {

  private static final int LEVELS = 9;
  private static final int LONGEST_LABEL = 100;

  /** A list as it is defined, with the count of what was numbered by it so far. */
  private static final class Definition {

    private final Map<Integer, DocxLevel> levels = new HashMap<>();
    private final int[] count = new int[LEVELS];

    /** Levels that show a number; the others have yet to start. */
    private final boolean[] started = new boolean[LEVELS];

    private @Nullable String linkedStyle;
  }

  /** One use of a definition, with what it does differently. */
  private static final class Use {

    private final String definition;
    private final Map<Integer, DocxLevel> levels = new HashMap<>();
    private final Map<Integer, Integer> starts = new HashMap<>();
    private final Set<Integer> startsUsed = new HashSet<>();

    Use(String definition) {
      this.definition = definition;
    }
  }

  private final DocxStyles styles;
  private final Map<String, Definition> definitions = new HashMap<>();
  private final Map<Integer, Use> uses = new HashMap<>();

  /** A file without numbers. */
  DocxNumbering(DocxStyles styles) {
    this.styles = styles;
  }

  static DocxNumbering read(XmlCursor part, DocxStyles styles) {
    DocxNumbering numbering = new DocxNumbering(styles);
    while (part.next(0)) {
      if (part.name().equals("abstractNum")) {
        numbering.readDefinition(part);
      } else if (part.name().equals("num")) {
        numbering.readUse(part);
      }
    }
    return numbering;
  }

  /**
   * The label of the next paragraph.
   *
   * @param style the paragraph's style
   * @param ownNumId the list it names itself; 0 for none
   * @param ownLevel the level it names itself, from 0
   * @return the label; empty when the paragraph has no number
   */
  String label(@Nullable String style, @Nullable Integer ownNumId, @Nullable Integer ownLevel) {
    Integer numId = ownNumId == null ? styles.numId(style) : ownNumId;
    Use use = numId == null ? null : uses.get(numId);
    Definition definition = use == null ? null : definition(use);
    if (use == null || definition == null) {
      return "";
    }
    int level = level(definition, style, ownLevel);
    count(use, definition, level);
    return written(use, definition, level);
  }

  private int level(Definition definition, @Nullable String style, @Nullable Integer own) {
    Integer level = own == null ? linkedLevel(definition, style) : own;
    Integer named = level == null ? styles.level(style) : level;
    return named == null ? 0 : Math.min(LEVELS - 1, Math.max(0, named));
  }

  /** The level that says itself which style it belongs to. */
  private @Nullable Integer linkedLevel(Definition definition, @Nullable String style) {
    for (String name : styles.names(style)) {
      for (Map.Entry<Integer, DocxLevel> level : definition.levels.entrySet()) {
        if (name.equals(level.getValue().style())) {
          return level.getKey();
        }
      }
    }
    return null;
  }

  private static void count(Use use, Definition definition, int level) {
    Integer start = use.startsUsed.add(level) ? use.starts.get(level) : null;
    if (start != null) {
      definition.count[level] = start;
    } else if (definition.started[level]) {
      definition.count[level]++;
    } else {
      definition.count[level] = levelOf(use, definition, level).start();
    }
    definition.started[level] = true;
    for (int inner = level + 1; inner < LEVELS; inner++) {
      if (levelOf(use, definition, inner).startsOverAfter(level, inner)) {
        definition.started[inner] = false;
      }
    }
  }

  private static String written(Use use, Definition definition, int level) {
    DocxLevel own = levelOf(use, definition, level);
    if (own.isBullet()) {
      return own.pattern().isEmpty() ? "" : "•";
    }
    StringBuilder label = new StringBuilder();
    String pattern = own.pattern();
    for (int i = 0; i < pattern.length() && label.length() < LONGEST_LABEL; i++) {
      int place = i + 1 < pattern.length() ? pattern.charAt(i + 1) - '1' : -1;
      if (pattern.charAt(i) == '%' && place >= 0 && place < LEVELS) {
        label.append(number(use, definition, place, own.legal()));
        i++;
      } else {
        label.append(pattern.charAt(i));
      }
    }
    return label.toString();
  }

  private static String number(Use use, Definition definition, int level, boolean legal) {
    DocxLevel format = levelOf(use, definition, level);
    int number = definition.started[level] ? definition.count[level] : format.start();
    boolean digits = legal && !format.format().equals("none");
    return digits ? Integer.toString(number) : format.written(number);
  }

  private static DocxLevel levelOf(Use use, Definition definition, int level) {
    DocxLevel own = use.levels.get(level);
    return own == null ? definition.levels.getOrDefault(level, DocxLevel.NONE) : own;
  }

  /** The definition itself, or the one that a list style leads to. */
  private @Nullable Definition definition(Use use) {
    Definition found = definitions.get(use.definition);
    String link = found == null ? null : found.linkedStyle;
    Integer numId = link == null ? null : styles.numId(link);
    Use linked = numId == null ? null : uses.get(numId);
    return linked == null ? found : definitions.get(linked.definition);
  }

  private void readDefinition(XmlCursor part) {
    Definition definition = new Definition();
    String id = part.text("abstractNumId");
    int depth = part.depth();
    while (part.next(depth)) {
      if (part.name().equals("lvl")) {
        int level = Integers.within(0, LEVELS - 1, part.attribute("ilvl"));
        definition.levels.put(level, DocxLevel.read(part));
      } else if (part.name().equals("numStyleLink")) {
        definition.linkedStyle = part.attribute("val");
      }
    }
    definitions.putIfAbsent(id, definition);
  }

  private void readUse(XmlCursor part) {
    Integer numId = Integers.read(part.attribute("numId"));
    int depth = part.depth();
    Use use = new Use("");
    while (part.next(depth)) {
      if (part.name().equals("abstractNumId")) {
        use = new Use(part.text("val"));
      } else if (part.name().equals("lvlOverride")) {
        readOverride(part, use);
      }
    }
    if (numId != null && numId != 0) {
      uses.putIfAbsent(numId, use);
    }
  }

  private static void readOverride(XmlCursor part, Use use) {
    int level = Integers.within(0, LEVELS - 1, part.attribute("ilvl"));
    int depth = part.depth();
    while (part.next(depth)) {
      if (part.name().equals("startOverride")) {
        use.starts.put(level, Integers.within(0, 30_000, part.attribute("val")));
      } else if (part.name().equals("lvl")) {
        use.levels.put(level, DocxLevel.read(part));
      }
    }
  }
}
