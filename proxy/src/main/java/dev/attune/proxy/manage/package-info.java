/**
 * The management API: {@code /attune/v1}. {@link dev.attune.proxy.manage.Routes} is the table of its calls; a call parses what it
 * was given, asks {@link dev.attune.profile.Profiles}, and answers with a value that is rendered in one place.
 */
@NullMarked
package dev.attune.proxy.manage;

import org.jspecify.annotations.NullMarked;
