package org.gongkai.consultation;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import org.gongkai.consultation.draft.DraftFormatException;
import org.gongkai.consultation.draft.DraftReader;
import org.gongkai.consultation.draft.DraftTextParser;
import org.gongkai.consultation.draft.ParsedDraft;
import org.gongkai.platform.problem.BodyLimits;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** A draft as it was sent. */
public final class DraftSource {

  /** Media type of Word files. */
  public static final String DOCX =
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

  /** What a source is. */
  public enum Kind {
    TEXT,
    HTML,
    DOCX
  }

  private final Kind kind;
  private final byte[] bytes;
  private final @Nullable String charset;

  /**
   * Takes what was sent.
   *
   * @param bytes not changed afterwards
   * @param charset of a text, as the request named it; null when it did not
   */
  DraftSource(Kind kind, byte[] bytes, @Nullable String charset) {
    this.kind = kind;
    this.bytes = bytes;
    this.charset = charset;
  }

  /** A plain text in UTF-8. */
  public static DraftSource text(String text) {
    return new DraftSource(Kind.TEXT, text.getBytes(StandardCharsets.UTF_8), null);
  }

  /**
   * Reads the source into a tree. Takes time with its length: not for the event loop.
   *
   * @throws ProblemException {@link ProblemType#PAYLOAD_TOO_LARGE}, {@link
   *     ProblemType#DRAFT_UNREADABLE}, {@link ProblemType#DRAFT_TOO_LARGE} or {@link
   *     ProblemType#DRAFT_FILE_UNSAFE}
   */
  ParsedDraft read() {
    // A body of undeclared length was not measured before.
    if (bytes.length > BodyLimits.LARGEST_DRAFT) {
      throw tooLarge();
    }
    try {
      return switch (kind) {
        case TEXT -> DraftReader.text(decoded());
        case HTML -> DraftReader.html(bytes, charset);
        case DOCX -> DraftReader.docx(bytes);
      };
    } catch (DraftFormatException refused) {
      throw problem(refused.reason());
    }
  }

  private static ProblemException problem(DraftFormatException.Reason reason) {
    return switch (reason) {
      case TOO_MANY_CLAUSES ->
          new ProblemException(ProblemType.DRAFT_TOO_LARGE, DraftTextParser.MAX_CLAUSES);
      case FILE_TOO_LARGE -> tooLarge();
      case UNSAFE_FILE, CONTAINS_MACROS -> new ProblemException(ProblemType.DRAFT_FILE_UNSAFE);
      case EMPTY, NO_CLAUSES, UNREADABLE_FILE -> new ProblemException(ProblemType.DRAFT_UNREADABLE);
    };
  }

  private static ProblemException tooLarge() {
    return new ProblemException(ProblemType.PAYLOAD_TOO_LARGE, BodyLimits.LARGEST_DRAFT);
  }

  private String decoded() {
    try {
      Charset named = charset == null ? StandardCharsets.UTF_8 : Charset.forName(charset);
      return named
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes))
          .toString();
    } catch (CharacterCodingException
        | IllegalCharsetNameException
        | UnsupportedCharsetException undecodable) {
      throw new ProblemException(ProblemType.DRAFT_UNREADABLE);
    }
  }
}
