package org.gongkai.configuration;

import java.util.List;

/**
 * Settings that stand together.
 *
 * @param title what they have in common in their names, or a heading
 * @param meaning in Markdown
 * @param parts what is said of their parts, in Markdown
 */
record SettingGroup(String title, String meaning, List<String> parts, List<Setting> settings) {}
