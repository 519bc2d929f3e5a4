package org.gongkai.testsupport.wire;

import java.util.List;

/**
 * A statement as the application sent it.
 *
 * @param sql with {@code $1}, {@code $2}, … for what it was given
 * @param values in their order
 */
public record SentStatement(String sql, List<SentValue> values) {}
