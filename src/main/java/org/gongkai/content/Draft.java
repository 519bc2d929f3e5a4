package org.gongkai.content;

import java.util.List;
import org.gongkai.content.check.BodyLinks;
import org.gongkai.content.check.CheckFinding;

/**
 * A version that is not stored yet, and what its text alone tells.
 *
 * @param version without content, number, author and time
 * @param findings what its words tell
 * @param links addresses in its body
 */
record Draft(ContentVersionEntity version, List<CheckFinding> findings, BodyLinks links) {}
