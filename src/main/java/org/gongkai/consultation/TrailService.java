package org.gongkai.consultation;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gongkai.consultation.anchor.Fate;
import org.jspecify.annotations.Nullable;

/** Follows comments to where their clauses are now. */
@ApplicationScoped
public class TrailService {

  private final AnchorRepository anchors;
  private final ClauseRepository clauses;
  private final PublishedDraftRepository published;

  TrailService(
      AnchorRepository anchors, ClauseRepository clauses, PublishedDraftRepository published) {
    this.anchors = anchors;
    this.clauses = clauses;
    this.published = published;
  }

  /** Where each of some clauses is in the version that is public now. */
  @WithSession
  public Uni<Map<ClausePlace, ClauseTrailView>> trails(Collection<ClausePlace> places) {
    Set<UUID> consultations =
        places.stream().map(ClausePlace::consultationId).collect(Collectors.toSet());
    Set<UUID> ids = places.stream().map(ClausePlace::clauseId).collect(Collectors.toSet());
    return published
        .of(consultations)
        .chain(
            out ->
                anchorsFrom(ids, new Known(out))
                    .chain(known -> clauses(consultations, known))
                    .map(known -> known.trails(places)));
  }

  /** Anchors of the clauses, of what they became, and so on until nothing new is met. */
  private Uni<Known> anchorsFrom(Set<UUID> ids, Known known) {
    Set<UUID> fresh = known.unmet(ids);
    return fresh.isEmpty()
        ? Uni.createFrom().item(known)
        : anchors.published(fresh).map(known::add).chain(targets -> anchorsFrom(targets, known));
  }

  private Uni<Known> clauses(Set<UUID> consultations, Known known) {
    return clauses.published(consultations, known.met).invoke(known::name).replaceWith(known);
  }

  /** What has been read so far. */
  private static final class Known {

    private final Map<UUID, NavigableSet<Integer>> versions = new HashMap<>();
    private final Map<UUID, Map<Integer, Map<UUID, AnchorEntity>>> anchors = new HashMap<>();
    private final Map<ClausePlace, ClauseEntity> rows = new HashMap<>();
    private final Set<UUID> met = new HashSet<>();

    Known(List<PublishedDraftEntity> out) {
      for (PublishedDraftEntity row : out) {
        versions.computeIfAbsent(row.consultationId, key -> new TreeSet<>()).add(row.number);
      }
    }

    Set<UUID> unmet(Set<UUID> ids) {
      Set<UUID> fresh = new HashSet<>(ids);
      fresh.removeAll(met);
      met.addAll(fresh);
      return fresh;
    }

    /** Adds anchors and answers what they lead to. */
    Set<UUID> add(List<AnchorEntity> read) {
      Set<UUID> targets = new HashSet<>();
      for (AnchorEntity anchor : read) {
        anchors
            .computeIfAbsent(anchor.consultationId, key -> new HashMap<>())
            .computeIfAbsent(anchor.toVersion, key -> new HashMap<>())
            .put(anchor.clauseId, anchor);
        targets.addAll(List.of(anchor.targets));
      }
      return targets;
    }

    void name(List<Object[]> read) {
      for (Object[] row : read) {
        ClauseEntity clause = (ClauseEntity) row[2];
        rows.put(new ClausePlace((UUID) row[0], (Integer) row[1], clause.clauseId), clause);
      }
    }

    Map<ClausePlace, ClauseTrailView> trails(Collection<ClausePlace> places) {
      Map<ClausePlace, ClauseTrailView> trails = new HashMap<>();
      for (ClausePlace place : places) {
        ClauseTrailView trail = trail(place);
        if (trail != null) {
          trails.put(place, trail);
        }
      }
      return trails;
    }

    private @Nullable ClauseTrailView trail(ClausePlace place) {
      NavigableSet<Integer> out = versions.get(place.consultationId());
      ClauseEntity made = rows.get(place);
      if (out == null || made == null) {
        return null;
      }
      int current = out.last();
      AnchorChain.Trail trail = AnchorChain.follow(place.clauseId(), steps(place, out));
      List<ClauseLabel> now = labels(place.consultationId(), current, trail.targets());
      Fate fate = trail.fate();
      String text = TrailText.of(place.version(), made.label, current, fate, now);
      return new ClauseTrailView(
          place.version(), place.clauseId(), made.label, current, fate, now, text);
    }

    private List<Map<UUID, AnchorEntity>> steps(ClausePlace place, NavigableSet<Integer> out) {
      Map<Integer, Map<UUID, AnchorEntity>> byVersion =
          anchors.getOrDefault(place.consultationId(), Map.of());
      List<Map<UUID, AnchorEntity>> steps = new ArrayList<>();
      for (Integer version : out.tailSet(place.version(), false)) {
        steps.add(byVersion.getOrDefault(version, Map.of()));
      }
      return steps;
    }

    private List<ClauseLabel> labels(UUID consultation, int version, List<UUID> ids) {
      List<ClauseLabel> labels = new ArrayList<>();
      for (UUID id : ids) {
        ClauseEntity row = rows.get(new ClausePlace(consultation, version, id));
        if (row != null) {
          labels.add(ClauseLabel.of(row));
        }
      }
      return labels;
    }
  }
}
