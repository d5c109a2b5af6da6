// Small weight files that our own trainers made, embedded in the binary: no file to find, nothing to download.
//
// Each accessor gives the first byte of a file and sets its length in bytes; the bytes live as long as the process.
#ifndef CWEIGHTS_H
#define CWEIGHTS_H

#include <stdint.h>

// clang knows #embed in every dialect, and warns that it is C23's.
#pragma clang diagnostic ignored "-Wc23-extensions"

// Language identification: a model file written by LanguageIdentifierTrainer.
const uint8_t *language_weights(intptr_t *count);

// Mood: a model file written by the mood model's trainer.
const uint8_t *mood_weights(intptr_t *count);

// Feelings: a model file written by `rapport train feelings`.
const uint8_t *feeling_weights(intptr_t *count);

// Judgement of talks: a model file written by `rapport train outcomes`.
const uint8_t *outcome_weights(intptr_t *count);

// Vectors of word pieces: a model file written by `rapport train vectors`.
const uint8_t *vector_weights(intptr_t *count);

#endif
