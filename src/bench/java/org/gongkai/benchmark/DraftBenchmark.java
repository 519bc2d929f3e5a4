package org.gongkai.benchmark;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongkai.consultation.ClauseView;
import org.gongkai.consultation.DraftView;
import org.gongkai.consultation.anchor.Anchor;
import org.gongkai.consultation.anchor.AnchorClause;
import org.gongkai.consultation.anchor.Anchors;
import org.gongkai.consultation.anchor.ClauseChange;
import org.gongkai.consultation.anchor.DraftDiff;
import org.gongkai.consultation.anchor.Fate;
import org.gongkai.consultation.anchor.Identities;
import org.gongkai.consultation.draft.DraftReader;
import org.gongkai.consultation.draft.ParsedClause;
import org.gongkai.consultation.draft.ParsedDraft;
import org.gongkai.platform.web.JsonRules;
import org.jspecify.annotations.Nullable;

/**
 * Measures how long a draft of the largest size takes from the import to the answer. Everything
 * runs on one thread and in memory; the database and the network have no part in it.
 */
public final class DraftBenchmark {

  private static final int CLAUSES = 5000;
  private static final int IMPORT_MILLIS = 2000;
  private static final int DIFF_MILLIS = 3000;
  private static final int WARM_UP = 5;
  private static final int ROUNDS = 11;
  private static final long SEED = 20260301;

  private final ObjectMapper json = mapper();
  private final String text;
  private final byte[] html;
  private final byte[] docx;
  private final List<AnchorClause> before;
  private final List<AnchorClause> after;
  private final DraftView view;

  private DraftBenchmark() {
    InventedDraft first = InventedDraft.of(CLAUSES, SEED);
    List<String> paragraphs = first.paragraphs();
    this.text = DraftFiles.text(paragraphs);
    this.html = DraftFiles.html(paragraphs);
    this.docx = DraftFiles.docx(paragraphs);
    String redraft = DraftFiles.text(first.redrafted(SEED + 1).paragraphs());
    ParsedDraft parsed = DraftReader.text(text);
    this.before = clauses(parsed, 1);
    this.after = clauses(DraftReader.text(redraft), 2);
    this.view = view(parsed);
    requireWhole(before);
    requireWhole(after);
    requireWhole(clauses(DraftReader.html(html, null), 1));
    requireWhole(clauses(DraftReader.docx(docx), 1));
  }

  /**
   * Measures and prints.
   *
   * @param args how many rounds to measure, 11 without; more make the medians steadier
   */
  public static void main(String[] args) {
    int rounds = args.length == 0 ? ROUNDS : Integer.parseInt(args[0]);
    new DraftBenchmark().run(rounds);
  }

  private void run(int rounds) {
    System.out.println(machine(rounds));
    System.out.println(sizes());
    System.out.println("fates: " + fates() + System.lineSeparator());
    Stopwatch watch = new Stopwatch();
    addTo(watch);
    System.out.println(watch.measure(WARM_UP, rounds));
    System.out.println("checksum " + watch.checksum());
  }

  private static String machine(int rounds) {
    Runtime machine = Runtime.getRuntime();
    return "%s %s, %d cores, heap of at most %d MiB; %d rounds after %d for warming up"
        .formatted(
            System.getProperty("java.vm.name"),
            System.getProperty("java.runtime.version"),
            machine.availableProcessors(),
            machine.maxMemory() >> 20,
            rounds,
            WARM_UP);
  }

  private String sizes() {
    return "%d clauses each; text %d KiB, HTML %d KiB, docx %d KiB"
        .formatted(
            CLAUSES,
            text.getBytes(StandardCharsets.UTF_8).length >> 10,
            html.length >> 10,
            docx.length >> 10);
  }

  private void addTo(Stopwatch watch) {
    watch.add("baseline: split the text into lines and copy each", 0, this::copied);
    watch.add("import as text", IMPORT_MILLIS, () -> size(DraftReader.text(text)));
    watch.add("import as HTML", IMPORT_MILLIS, () -> size(DraftReader.html(html, null)));
    watch.add("import as docx", IMPORT_MILLIS, () -> size(DraftReader.docx(docx)));
    watch.add("anchors and identities", 0, () -> Identities.inherited(anchors()).size());
    watch.add("diff with its anchors", DIFF_MILLIS, this::diff);
    watch.add("write the draft as JSON", 0, this::written);
  }

  /** What no reader can do without: each line found, and each character looked at and kept. */
  private int copied() {
    int characters = 0;
    for (String line : text.split("\n", -1)) {
      characters += new String(line.toCharArray()).hashCode();
    }
    return characters;
  }

  private List<Anchor> anchors() {
    return Anchors.between(before, after);
  }

  private int diff() {
    return DraftDiff.between(before, after, anchors(), true).stream()
        .map(ClauseChange::runs)
        .mapToInt(List::size)
        .sum();
  }

  private int written() {
    try {
      return json.writeValueAsBytes(view).length;
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private Map<Fate, Integer> fates() {
    Map<Fate, Integer> fates = new EnumMap<>(Fate.class);
    anchors().forEach(anchor -> fates.merge(anchor.fate(), 1, Integer::sum));
    return fates;
  }

  private static ObjectMapper mapper() {
    ObjectMapper json =
        JsonMapper.builder()
            .findAndAddModules()
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();
    new JsonRules().customize(json);
    return json;
  }

  private static void requireWhole(List<AnchorClause> clauses) {
    if (clauses.size() != CLAUSES) {
      throw new IllegalStateException("read as " + clauses.size() + " clauses");
    }
  }

  private static int size(ParsedDraft draft) {
    return size(draft.clauses());
  }

  private static int size(List<ParsedClause> clauses) {
    return clauses.stream().mapToInt(clause -> 1 + size(clause.children())).sum();
  }

  private static List<AnchorClause> clauses(ParsedDraft draft, int version) {
    List<AnchorClause> clauses = new ArrayList<>();
    flatten(null, draft.clauses(), version, clauses);
    return clauses;
  }

  private static void flatten(
      @Nullable UUID parent, List<ParsedClause> from, int version, List<AnchorClause> into) {
    for (ParsedClause clause : from) {
      UUID id = new UUID(version, into.size());
      into.add(new AnchorClause(id, parent, clause.kind(), clause.label(), clause.text()));
      flatten(id, clause.children(), version, into);
    }
  }

  private static DraftView view(ParsedDraft draft) {
    UUID consultation = new UUID(0, 0);
    List<ClauseView> tree = tree(draft.clauses());
    return new DraftView(
        consultation, 1, draft.title(), draft.notice(), draft.preamble(), null, null, tree);
  }

  private static List<ClauseView> tree(List<ParsedClause> clauses) {
    return clauses.stream()
        .map(
            clause ->
                new ClauseView(
                    new UUID(1, clause.line()),
                    clause.kind(),
                    clause.label(),
                    clause.text(),
                    clause.table(),
                    tree(clause.children())))
        .toList();
  }
}
