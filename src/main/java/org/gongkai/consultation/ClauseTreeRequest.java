package org.gongkai.consultation;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.OptBoolean;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gongkai.consultation.draft.ClauseKind;
import org.gongkai.consultation.draft.ParsedClause;
import org.gongkai.consultation.draft.ParsedDraft;
import org.gongkai.consultation.draft.TableText;
import org.jspecify.annotations.Nullable;

/**
 * A draft as a person drew its tree, such as the corrected answer of an import.
 *
 * @param clauses the outermost clauses; not more than 5,000 in all, nested at most 12 deep
 */
@Schema(description = "A draft as a person drew its tree")
public record ClauseTreeRequest(
    @NotBlank @Size(max = 400) @Schema(examples = "青禾镇生活垃圾分类管理办法") String title,
    @Nullable @Schema(nullable = true) String notice,
    @Nullable @Schema(nullable = true) String preamble,
    @Nullable @Size(max = 400) @Schema(nullable = true, examples = "青禾镇人民政府") String issuer,
    @Nullable
        @JsonFormat(lenient = OptBoolean.FALSE)
        @Schema(nullable = true, examples = "2026-03-01")
        LocalDate issuedOn,
    @NotEmpty List<@NotNull @Valid Clause> clauses) {

  /** Deepest nesting of clauses that a person may draw. */
  static final int MAX_DEPTH = 12;

  /**
   * A clause and those beneath it.
   *
   * @param id as an import or a read gave it; of no consequence, identity comes from comparing
   * @param label its number as printed; null for a paragraph or a table
   * @param text the words behind the label; may be empty beneath a label; of a table they are made
   *     from its rows
   * @param table rows of a table, each of as many cells; null for all else
   */
  @Schema(name = "ClauseTree", description = "A clause and those beneath it")
  public record Clause(
      @Nullable
          @Schema(
              nullable = true,
              description =
                  "As it was given; identity comes from comparing with the version before")
          UUID id,
      @NotNull ClauseKind kind,
      @Nullable @Size(max = 40) @Schema(nullable = true, examples = "（十一）") String label,
      @NotNull @Schema(examples = "扩大公众参与。") String text,
      @Nullable @Schema(nullable = true) List<@NotNull List<@NotNull String>> table,
      @Nullable @Schema(nullable = true) List<@NotNull @Valid Clause> children) {

    List<Clause> beneath() {
      return children == null ? List.of() : children;
    }
  }

  /** How deep the tree is nested. */
  int depth() {
    return depth(clauses, 1);
  }

  /** Clauses in all. */
  int size() {
    return size(clauses);
  }

  ParsedDraft parsed() {
    return new ParsedDraft(
        title, false, notice, preamble, issuer, issuedOn, parsed(clauses), List.of(), List.of());
  }

  private static int depth(@Nullable List<@Nullable Clause> level, int depth) {
    int deepest = depth;
    for (Clause clause : present(level)) {
      if (!clause.beneath().isEmpty() && deepest <= MAX_DEPTH) {
        deepest = Math.max(deepest, depth(clause.beneath(), depth + 1));
      }
    }
    return deepest;
  }

  /** Clauses and places where one is missing. */
  private static int size(@Nullable List<@Nullable Clause> level) {
    return level == null
        ? 0
        : level.size() + present(level).stream().mapToInt(clause -> size(clause.children())).sum();
  }

  /** What is there before anything was validated. */
  private static List<Clause> present(@Nullable List<@Nullable Clause> level) {
    return level == null ? List.of() : level.stream().filter(Objects::nonNull).toList();
  }

  private static List<ParsedClause> parsed(List<Clause> level) {
    List<ParsedClause> parsed = new ArrayList<>();
    for (Clause clause : level) {
      List<List<String>> table = clause.table();
      parsed.add(
          new ParsedClause(
              clause.kind(),
              clause.label(),
              0,
              table == null ? clause.text().strip() : TableText.of(table),
              0,
              parsed(clause.beneath()),
              clause.table()));
    }
    return parsed;
  }
}
