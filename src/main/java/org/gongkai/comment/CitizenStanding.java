package org.gongkai.comment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What counts against a citizen's next comment.
 *
 * @param there comments on the consultation, counted no further than the limit
 * @param today comments of the day, counted no further than the limit
 * @param tomorrow the next midnight in China
 * @param repeated receipt of the comment that it would repeat, as it is stored; else null
 */
record CitizenStanding(long there, long today, Instant tomorrow, @Nullable String repeated) {}
