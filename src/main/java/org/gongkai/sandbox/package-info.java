/**
 * Simulated platforms, embedded servers, demo data and development tokens; never part of a
 * production build.
 */
@NullMarked
package org.gongkai.sandbox;

import org.jspecify.annotations.NullMarked;
