package org.gongkai.consultation.draft;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.gongkai.platform.office.XmlCursor;
import org.jspecify.annotations.Nullable;

/** What the styles of a Word file say about numbers and hidden words. */
final class DocxStyles {

  /** Chains of styles are short; a chain that is not leads in a circle or was made to harm. */
  private static final int LONGEST_CHAIN = 20;

  /** One style as it is written, without what it takes over from others. */
  private static final class Style {

    private final String id;
    private String name = "";
    private @Nullable String basedOn;
    private @Nullable Integer numId;
    private @Nullable Integer level;
    private @Nullable Boolean hidden;

    Style(String id) {
      this.id = id;
    }
  }

  private final Map<String, Style> styles = new HashMap<>();
  private String standard = "";

  /** No styles at all. */
  DocxStyles() {}

  static DocxStyles read(XmlCursor part) {
    DocxStyles read = new DocxStyles();
    while (part.next(0)) {
      if (part.name().equals("style")) {
        read.readStyle(part);
      }
    }
    return read;
  }

  /** The list of a paragraph of this style; null when the style has none. */
  @Nullable Integer numId(@Nullable String style) {
    return chain(style).stream()
        .map(s -> s.numId)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  /** The level in that list, from 0; null when no style says. */
  @Nullable Integer level(@Nullable String style) {
    return chain(style).stream()
        .map(s -> s.level)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  boolean isHidden(@Nullable String style) {
    return style != null
        && chain(style).stream()
            .map(s -> s.hidden)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(false);
  }

  /** Whether paragraphs of this style are entries of a table of contents. */
  boolean isContents(@Nullable String style) {
    Style named = style == null ? null : styles.get(style);
    return named != null && named.name.toLowerCase(Locale.ROOT).matches("toc \\d");
  }

  /** The style and those it is based on, the nearest first. */
  List<String> names(@Nullable String style) {
    return chain(style).stream().map(s -> s.id).toList();
  }

  private List<Style> chain(@Nullable String style) {
    List<Style> chain = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    String id = style == null ? standard : style;
    while (id != null && chain.size() < LONGEST_CHAIN && seen.add(id)) {
      Style found = styles.get(id);
      if (found == null) {
        break;
      }
      chain.add(found);
      id = found.basedOn;
    }
    return chain;
  }

  private void readStyle(XmlCursor part) {
    Style style = new Style(part.text("styleId"));
    if (part.text("type").equals("paragraph") && part.attribute("default") != null) {
      standard = part.text("default").equals("0") ? standard : style.id;
    }
    int depth = part.depth();
    while (part.next(depth)) {
      switch (part.name()) {
        case "name" -> style.name = part.text("val");
        case "basedOn" -> style.basedOn = part.attribute("val");
        case "numId" -> style.numId = Integers.read(part.attribute("val"));
        case "ilvl" -> style.level = Integers.read(part.attribute("val"));
        case "vanish" -> style.hidden = part.isOn();
        // What a table style does to its first row is no trait of the style.
        case "tblStylePr" -> part.skip();
        default -> {
          // Looks do not matter.
        }
      }
    }
    styles.putIfAbsent(style.id, style);
  }
}
