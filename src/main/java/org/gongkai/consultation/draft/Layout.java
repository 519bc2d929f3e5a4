package org.gongkai.consultation.draft;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a document by the part they play.
 *
 * @param spot the title
 * @param titleLines the lines the title was read from, its mark included
 * @param notice the announcement without a sign-off that was taken from it
 * @param signOff whose issuer and date hold for the document
 * @param signOffLines the lines it was read from
 * @param body everything after the title, without the sign-off
 * @param signedAt index in the body before which the draft was signed; the body's size when it was
 *     not
 */
record Layout(
    TitleSpot spot,
    List<SourceLine> titleLines,
    List<SourceLine> notice,
    @Nullable SignOff signOff,
    List<SourceLine> signOffLines,
    List<BodyLine> body,
    int signedAt) {}
