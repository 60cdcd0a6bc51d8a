package dev.kith.model.data.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Many ways to lay pictures out, and what is made of them; folders are given as one picture each. */
final class FolderLayoutTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        # pictures                                        | labels of a table         | what each picture is
        cat/1 dog/2                                       |                           | TRAINING:cat TRAINING:dog
        cat/a/b/1 dog/2 3                                 |                           | TRAINING:cat TRAINING:dog TRAINING:-
        cat/1 unlabelled/x/2 Unlabeled/3                  |                           | TRAINING:cat TRAINING:- TRAINING:-
        cat/1 test/cat/2 val/cat/3                        |                           | TRAINING:cat TEST:cat VALIDATION:cat
        cat/1 dev/2                                       |                           | TRAINING:cat TRAINING:dev
        labelled/cat/1 unlabelled/2 TEST/cat/3 4 x/5      |                           | LABELLED:cat TRAINING:- TEST:cat ELSEWHERE:- ELSEWHERE:-
        Labeled/cat/1 valid/cat/2 labeled/3               |                           | LABELLED:cat VALIDATION:cat LABELLED:-
        train/cat/1 val/cat/2 test/cat/3 4                |                           | TRAINING:cat VALIDATION:cat TEST:cat TRAINING:-
        training/cat/1 Validation/cat/2 train/unlabelled/3|                           | TRAINING:cat VALIDATION:cat TRAINING:-
        train/cat/1 dev/cat/2 train/3 unlabelled/4        |                           | TRAINING:cat VALIDATION:cat TRAINING:- TRAINING:-
        train/cat/1 other/2                               |                           | TRAINING:train TRAINING:other
        # a table corrects class folders, or adds to them
        cat/1 dog/2 dog/3                                 | dog/3=cat                 | TRAINING:cat TRAINING:dog TRAINING:dog
        cat/1 dog/2 unlabelled/3                          | unlabelled/3=dog          | TRAINING:cat TRAINING:dog TRAINING:-
        cat/1 dog/2 unlabelled/3                          | unlabelled/3=Dog          | TRAINING:cat TRAINING:dog TRAINING:-
        cat/1 dog/2 unlabelled/3                          | unlabelled/3=bird         | TRAINING:cat TRAINING:dog TRAINING:-
        cat/1 dog/2 cat/3                                 | cat/3=bird                | TRAINING:cat TRAINING:dog TRAINING:cat
        cat/1 dog/2 unlabelled/3 4                        | unlabelled/3=bird 4=fox   | TRAINING:cat TRAINING:dog TRAINING:- TRAINING:-
        0/1 1/2                                           | 0/1=0.0 1/2=1             | TRAINING:0 TRAINING:1
        labelled/cat/1 labelled/dog/2 unlabelled/3        | labelled/cat/1=a unlabelled/3=b | LABELLED:cat LABELLED:dog TRAINING:-
        # folders that merely contain
        images/1 images/2 other/3                         | images/1=cat images/2=dog | TRAINING:- TRAINING:- TRAINING:-
        2021/1 2022/2 2022/3 test/4                       | 2021/1=a 2022/2=b test/4=a | TRAINING:- TRAINING:- TRAINING:- TEST:-
        1 2 pool/3                                        | 1=cat 2=dog               | TRAINING:- TRAINING:- TRAINING:-
        train/1 train/2 test/3 unlabelled/4               | train/1=a train/2=b test/3=a | TRAINING:- TRAINING:- TEST:- TRAINING:-
        train/images/1 train/images/2 val/images/3        | train/images/1=a train/images/2=b | TRAINING:- TRAINING:- VALIDATION:-
        x/1 y/2 val/3                                     | x/1=a y/2=b val/3=a       | TRAINING:- TRAINING:- VALIDATION:-
        """)
    void says(String pictures, String labels, String expected) {
        List<String> ids = List.of(pictures.split(" "));
        Map<String, String> byId = labels == null
                ? Map.of()
                : Arrays.stream(labels.split(" "))
                        .map(pair -> pair.split("="))
                        .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1], (a, b) -> a, TreeMap::new));
        FolderLayout layout = FolderLayout.detect(ids, byId);
        assertThat(ids.stream()
                        .map(layout::place)
                        .map(place -> place.section() + ":" + place.className().orElse("-"))
                        .collect(Collectors.joining(" ")))
                .isEqualTo(expected);
    }

    @Test
    void isSaidInWords() {
        assertThat(FolderLayout.detect(List.of("cat/1", "dog/2"), Map.of()).words())
                .isEqualTo("class folders");
        assertThat(FolderLayout.detect(List.of("a/1", "b/2"), Map.of("a/1", "cat", "b/2", "dog"))
                        .words())
                .isEqualTo("labels from a table alone, folder names mean nothing");
        assertThat(FolderLayout.detect(List.of("train/a/1", "val/a/1"), Map.of())
                        .words())
                .isEqualTo("folders by split");
        assertThat(FolderLayout.detect(List.of("labelled/a/1"), Map.of()).words())
                .isEqualTo("folders labelled and unlabelled");
    }
}
