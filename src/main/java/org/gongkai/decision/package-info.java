/** The yearly catalogue of decisions and the public dossier of each. */
@NullMarked
package org.gongkai.decision;

import org.jspecify.annotations.NullMarked;
