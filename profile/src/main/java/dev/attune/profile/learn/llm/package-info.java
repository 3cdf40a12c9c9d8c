/**
 * What turns teach, as an LLM behind an OpenAI-compatible endpoint reads them. The model only proposes: each finding must quote the
 * person's own words, and code decides what of it is believed.
 */
@NullMarked
package dev.attune.profile.learn.llm;

import org.jspecify.annotations.NullMarked;
