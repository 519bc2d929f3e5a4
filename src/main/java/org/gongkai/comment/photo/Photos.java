package org.gongkai.comment.photo;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The photos of some comments, each as one reader sees them. */
public final class Photos {

  private final Map<UUID, List<PhotoEntity>> byComment;

  Photos(Map<UUID, List<PhotoEntity>> byComment) {
    this.byComment = byComment;
  }

  /** Those of a public comment that the public may see. */
  public List<PublicPhotoView> shown(UUID comment) {
    return of(comment).stream()
        .filter(photo -> photo.state == PhotoState.PASSED)
        .map(PublicPhotoView::of)
        .toList();
  }

  /** For the author. */
  public List<PhotoView> own(UUID comment) {
    return of(comment).stream().map(PhotoView::of).toList();
  }

  /** For officers. */
  public List<OfficerPhotoView> forOfficer(UUID comment) {
    return of(comment).stream().map(OfficerPhotoView::of).toList();
  }

  private List<PhotoEntity> of(UUID comment) {
    return byComment.getOrDefault(comment, List.of());
  }
}
