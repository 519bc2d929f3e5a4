package org.gongkai.comment.group;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.gongkai.comment.similarity.ComparedComment;
import org.gongkai.comment.similarity.ExistingGroup;
import org.jspecify.annotations.Nullable;

/** Reads what a search compares; columns and not whole comments. */
@ApplicationScoped
class GroupSources {

  /** Comments read at once. */
  private static final int PAGE = 5000;

  private static final String FREE =
      "select c.id, c.clauseId, c.text from CommentEntity c where c.consultationId between"
          + " :consultation and :consultation and c.groupId is null and c.status <>"
          + " org.gongkai.comment.CommentStatus.WITHDRAWN and c.id > :after order by"
          + " c.consultationId, c.id";
  private static final String MEMBERS =
      "select c.groupId, c.id from CommentEntity c where c.consultationId = :consultation and"
          + " c.groupId is not null";
  private static final String REPRESENTATIVES =
      "select g.id, c.clauseId, c.text from CommentGroupEntity g join CommentEntity c on c.id ="
          + " g.representativeId where g.consultationId = :consultation and g.status ="
          + " org.gongkai.comment.group.GroupStatus.ACTIVE";

  private final SeparationRepository separations;

  GroupSources(SeparationRepository separations) {
    this.separations = separations;
  }

  /** What there is to compare, hidden comments included and withdrawn ones not. */
  Uni<SearchInput> of(UUID consultationId) {
    return comments(consultationId, Members.FIRST, new ArrayList<>())
        .chain(
            comments ->
                groups(consultationId)
                    .chain(groups -> separated(consultationId, comments, groups)));
  }

  private Uni<SearchInput> separated(
      UUID consultationId, List<ComparedComment> comments, List<ExistingGroup> groups) {
    return separations
        .ofConsultation(consultationId)
        .map(apart -> new SearchInput(comments, groups, apart));
  }

  /** Page by page, so that no answer of the database holds all texts at once. */
  private Uni<List<ComparedComment>> comments(
      UUID consultationId, UUID after, List<ComparedComment> read) {
    return page(consultationId, after)
        .chain(
            rows -> {
              rows.forEach(row -> read.add(compared(row)));
              return rows.size() < PAGE
                  ? Uni.createFrom().item(read)
                  : comments(consultationId, read.get(read.size() - 1).id(), read);
            });
  }

  private Uni<List<Object[]>> page(UUID consultationId, UUID after) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createSelectionQuery(FREE, Object[].class)
                    .setParameter("consultation", consultationId)
                    .setParameter("after", after)
                    .setMaxResults(PAGE)
                    .getResultList());
  }

  private Uni<List<ExistingGroup>> groups(UUID consultationId) {
    return rows(MEMBERS, consultationId)
        .map(GroupSources::byGroup)
        .chain(
            members ->
                rows(REPRESENTATIVES, consultationId)
                    .map(rows -> rows.stream().map(row -> existing(row, members)).toList()));
  }

  private static Uni<List<Object[]>> rows(String query, UUID consultationId) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createSelectionQuery(query, Object[].class)
                    .setParameter("consultation", consultationId)
                    .getResultList());
  }

  private static Map<UUID, Set<UUID>> byGroup(List<Object[]> rows) {
    Map<UUID, Set<UUID>> members = new HashMap<>();
    rows.forEach(
        row -> members.computeIfAbsent((UUID) row[0], key -> new HashSet<>()).add((UUID) row[1]));
    return members;
  }

  private static ComparedComment compared(Object[] row) {
    @Nullable UUID clauseId = (UUID) row[1];
    return new ComparedComment((UUID) row[0], clauseId, (String) row[2]);
  }

  private static ExistingGroup existing(Object[] row, Map<UUID, Set<UUID>> members) {
    UUID id = (UUID) row[0];
    @Nullable UUID clauseId = (UUID) row[1];
    return new ExistingGroup(id, clauseId, (String) row[2], members.getOrDefault(id, Set.of()));
  }
}
