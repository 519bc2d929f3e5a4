package org.gongkai.proof.reads;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a reading is worth.
 *
 * @param age for how long what it shows had certainly been overtaken when it began; zero when it
 *     was not
 * @param wrong why it must not have been; null when it is right
 */
record Judgement(Duration age, @Nullable String wrong) {}
