package org.gongkai.consultation.draft;

/**
 * A place where the reader had to decide and a person should check.
 *
 * @param line the source line it is about, counted from 1
 * @param kind what is doubtful
 * @param explanation one Chinese sentence for the officer
 */
public record Doubt(int line, DoubtKind kind, String explanation) {}
