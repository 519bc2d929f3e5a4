package org.gongkai.media;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.gongkai.audit.AuditService;
import org.gongkai.audit.AuditedChange;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.gongkai.platform.web.Page;
import org.jspecify.annotations.Nullable;

/** Files and where they are. */
@ApplicationScoped
public class MediaService {

  private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

  private static final String SUBJECT = "media";

  private final MediaRepository files;
  private final MediaVariantRepository variants;
  private final MediaFiles bytes;
  private final AuditService audit;

  MediaService(
      MediaRepository files,
      MediaVariantRepository variants,
      MediaFiles bytes,
      AuditService audit) {
    this.files = files;
    this.variants = variants;
    this.bytes = bytes;
    this.audit = audit;
  }

  /** Those of some addresses under which there is no file. */
  public Uni<Set<String>> missing(Collection<String> addresses) {
    return describe(addresses)
        .map(
            known ->
                addresses.stream()
                    .filter(address -> !known.containsKey(address))
                    .collect(Collectors.toSet()));
  }

  /** What is under some addresses; those without a file are left out. */
  @WithSession
  public Uni<Map<String, MediaDescription>> describe(Collection<String> addresses) {
    List<String> digests =
        addresses.stream()
            .map(MediaAddress::read)
            .filter(Objects::nonNull)
            .map(MediaAddress::sha256)
            .distinct()
            .toList();
    return files
        .list("sha256 in ?1", digests)
        .map(
            rows ->
                rows.stream()
                    .filter(row -> addresses.contains(row.address().toString()))
                    .collect(
                        Collectors.toMap(
                            row -> row.address().toString(),
                            row -> new MediaDescription(row.mediaType, row.bytes, row.name))));
  }

  /**
   * The best form of a file that a channel takes: the file itself where it fits, else its widest
   * variant that does.
   *
   * @param maxBytes most bytes that the channel takes
   * @param mediaTypes those that the channel takes
   * @return null when there is no such file, or none of its forms fits
   */
  public Uni<@Nullable MediaBytes> read(
      MediaAddress address, long maxBytes, Set<String> mediaTypes) {
    return forms(address)
        .map(forms -> best(forms, maxBytes, mediaTypes))
        .chain(best -> best == null ? Uni.createFrom().nullItem() : bytes.read(best));
  }

  /** A file and its variants, the widest first; empty for an unknown address. */
  @WithSession
  Uni<List<StoredFile>> forms(MediaAddress address) {
    return files
        .findById(address.sha256())
        .chain(
            file ->
                file == null || !file.extension.equals(address.extension())
                    ? Uni.createFrom().item(List.<StoredFile>of())
                    : variantsOf(file.sha256).map(rows -> forms(file, rows)));
  }

  private static List<StoredFile> forms(MediaEntity file, List<MediaVariantEntity> variants) {
    List<StoredFile> forms = new ArrayList<>(List.of(StoredFile.of(file)));
    variants.forEach(variant -> forms.add(StoredFile.of(variant, file)));
    return List.copyOf(forms);
  }

  private static @Nullable StoredFile best(
      List<StoredFile> forms, long maxBytes, Set<String> mediaTypes) {
    return forms.stream()
        .filter(form -> form.bytes() <= maxBytes && mediaTypes.contains(form.mediaType()))
        .findFirst()
        .orElse(null);
  }

  /**
   * One file.
   *
   * @throws ProblemException {@link ProblemType#MEDIA_NOT_FOUND}
   */
  @WithSession
  Uni<StoredFile> file(String sha256, String extension) {
    return known(sha256).map(StoredFile::of).invoke(file -> requireExtension(file, extension));
  }

  /**
   * One variant of an image.
   *
   * @throws ProblemException {@link ProblemType#MEDIA_NOT_FOUND}
   */
  @WithSession
  Uni<StoredFile> variant(String sha256, String label, String extension) {
    return known(sha256)
        .chain(
            file ->
                variants
                    .findById(new MediaVariantEntity.Key(sha256, label))
                    .map(variant -> StoredFile.of(requireKnown(variant), file)))
        .invoke(variant -> requireExtension(variant, extension));
  }

  /** Files, the newest first. */
  @WithSession
  Uni<Page<MediaItem>> page(@Nullable String cursor, int limit) {
    return files
        .page(MediaCursor.read(cursor), limit + 1)
        .map(rows -> Page.of(rows, limit, MediaCursor::after).map(MediaItem::of));
  }

  /**
   * One file with its variants.
   *
   * @throws ProblemException {@link ProblemType#MEDIA_NOT_FOUND}
   */
  @WithSession
  Uni<MediaView> view(String sha256) {
    return known(sha256).chain(file -> variantsOf(sha256).map(rows -> MediaView.of(file, rows)));
  }

  /** Notes a file whose bytes are in the store; whether it was not known before. */
  @WithTransaction
  Uni<Boolean> add(MediaEntity file, List<MediaVariantEntity> converted) {
    return files
        .add(file)
        .call(
            added ->
                added && !converted.isEmpty()
                    ? variants.persist(converted)
                    : Uni.createFrom().voidItem())
        .call(added -> added ? audit.record(uploaded(file)) : Uni.createFrom().voidItem());
  }

  /** Without its name, which may be a person's. */
  private static AuditedChange uploaded(MediaEntity file) {
    return AuditedChange.made(
        file.createdBy,
        "uploadMedia",
        SUBJECT,
        AuditedChange.idOf(SUBJECT, file.sha256),
        Map.of("sha256", file.sha256, "mediaType", file.mediaType, "bytes", file.bytes));
  }

  /** Anything else names no file, and may hold what the database does not take. */
  private Uni<MediaEntity> known(String sha256) {
    return SHA_256.matcher(sha256).matches()
        ? files.findById(sha256).map(MediaService::requireKnown)
        : Uni.createFrom().failure(() -> new ProblemException(ProblemType.MEDIA_NOT_FOUND));
  }

  private Uni<List<MediaVariantEntity>> variantsOf(String sha256) {
    return variants
        .list("sha256", sha256)
        .map(
            rows ->
                rows.stream()
                    .sorted(
                        Comparator.<MediaVariantEntity>comparingInt(row -> row.width)
                            .thenComparingLong(row -> row.bytes)
                            .reversed())
                    .toList());
  }

  private static void requireExtension(StoredFile file, String extension) {
    if (!file.extension().equals(extension)) {
      throw notFound();
    }
  }

  private static <T> T requireKnown(@Nullable T row) {
    if (row == null) {
      throw notFound();
    }
    return row;
  }

  static ProblemException notFound() {
    return new ProblemException(ProblemType.MEDIA_NOT_FOUND);
  }

  /**
   * The files under some addresses, by address; an address under which there is none is left out.
   */
  @WithSession
  public Uni<Map<String, MediaInfo>> known(Collection<String> addresses) {
    List<String> digests =
        addresses.stream()
            .map(MediaAddress::read)
            .filter(Objects::nonNull)
            .map(MediaAddress::sha256)
            .toList();
    Uni<List<MediaEntity>> rows =
        digests.isEmpty() ? Uni.createFrom().item(List.of()) : files.list("sha256 in ?1", digests);
    return rows.map(
        found ->
            found.stream()
                .map(
                    row ->
                        new MediaInfo(
                            new MediaAddress(row.sha256, row.extension).toString(),
                            row.mediaType,
                            row.bytes))
                .collect(Collectors.toMap(MediaInfo::address, info -> info)));
  }
}
