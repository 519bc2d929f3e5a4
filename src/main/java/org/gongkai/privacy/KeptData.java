package org.gongkai.privacy;

import jakarta.enterprise.context.ApplicationScoped;
import org.gongkai.citizen.CitizenEntity;
import org.gongkai.citizen.InboxMessageEntity;
import org.gongkai.citizen.RefreshTokenEntity;
import org.gongkai.citizen.notification.NotificationEntity;
import org.gongkai.citizen.notification.NotificationGrantEntity;
import org.gongkai.comment.CommentEntity;
import org.gongkai.comment.Comments;
import org.gongkai.comment.moderation.AppealEntity;
import org.gongkai.comment.photo.PhotoEntity;
import org.gongkai.platform.security.FieldCipher;
import org.gongkai.privacy.MyDataView.KeptAppeal;
import org.gongkai.privacy.MyDataView.KeptComment;
import org.gongkai.privacy.MyDataView.KeptConsent;
import org.gongkai.privacy.MyDataView.KeptLogin;
import org.gongkai.privacy.MyDataView.KeptMessage;
import org.gongkai.privacy.MyDataView.KeptNotification;
import org.gongkai.privacy.MyDataView.KeptPhoto;
import org.gongkai.privacy.MyDataView.KeptProfile;

/** Rows as their person reads them, with what is sealed in the clear. */
@ApplicationScoped
class KeptData {

  private final FieldCipher cipher;

  KeptData(FieldCipher cipher) {
    this.cipher = cipher;
  }

  KeptProfile profile(CitizenEntity row) {
    return new KeptProfile(
        row.id,
        cipher.decrypt(SealedColumn.CITIZEN_OPENID.place(), row.openidSealed),
        cipher.decryptIfThere(SealedColumn.CITIZEN_PHONE.place(), row.phoneSealed),
        row.phoneAt);
  }

  KeptComment comment(CommentEntity row) {
    return new KeptComment(
        row.id,
        row.consultationId,
        Comments.receipt(row),
        row.status.name(),
        row.source.name(),
        row.text,
        row.publicText,
        row.respondentType.name(),
        cipher.decryptIfThere(Comments.NAME, row.respondentName),
        cipher.decryptIfThere(Comments.PHONE, row.respondentPhone),
        row.publishConsent,
        row.submittedAt,
        row.withdrawnAt,
        row.withdrawalReason,
        row.outcome);
  }

  static KeptAppeal appeal(AppealEntity row) {
    return new KeptAppeal(
        row.commentId,
        row.text,
        row.madeAt,
        row.outcome == null ? null : row.outcome.name(),
        row.reason);
  }

  static KeptPhoto photo(PhotoEntity row) {
    return new KeptPhoto(
        row.id, row.commentId, row.state.name(), row.sha256, row.bytes, row.createdAt);
  }

  static KeptMessage message(InboxMessageEntity row) {
    return new KeptMessage(row.id, row.kind.name(), row.title, row.text, row.createdAt, row.readAt);
  }

  static KeptNotification notification(NotificationEntity row) {
    return new KeptNotification(
        row.id, row.messageId, row.template, row.title, row.state.name(), row.createdAt);
  }

  static KeptConsent consent(NotificationGrantEntity row) {
    return new KeptConsent(row.template, row.remaining, row.standing, row.updatedAt);
  }

  static KeptLogin login(RefreshTokenEntity row) {
    return new KeptLogin(row.expiresAt, row.usedAt, row.revoked);
  }
}
