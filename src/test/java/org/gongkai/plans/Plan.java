package org.gongkai.plans;

/**
 * How the database carried a statement out.
 *
 * @param sql the statement, or one within a function that it calls
 * @param root the last step, as data
 * @param text the same as {@code explain} prints it
 */
record Plan(String sql, PlanStep root, String text) {}
