package org.gongkai.consultation;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A clause as it reads in one draft, for those who point at it. */
public record ClauseRef(UUID id, @Nullable String label, String text) {}
