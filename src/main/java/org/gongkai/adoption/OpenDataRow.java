package org.gongkai.adoption;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One answered comment as open data. It holds nothing that the report does not show; see {@link
 * OpenDataPolicy} for source and type.
 *
 * @param clause null for the whole draft and where the public may not see the comment
 * @param text null where the public may not see it
 */
record OpenDataRow(
    int number,
    @Nullable String clause,
    @Nullable String text,
    Outcome outcome,
    @Nullable String reason,
    @Nullable String changedClause,
    @Nullable String source,
    @Nullable String respondentType,
    LocalDate publishedOn) {}
