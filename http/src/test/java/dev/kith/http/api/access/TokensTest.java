package dev.kith.http.api.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokensTest {
    private static final String SECRET = "kith_0123456789abcdefghij";

    @Test
    void aTokenHasTheScopeItWasGiven() {
        String other = Token.fresh();
        Tokens tokens = Tokens.none().with(Scope.READ, SECRET).with(Scope.CONTROL, other);

        assertThat(tokens.scope(SECRET)).hasValue(Scope.READ);
        assertThat(tokens.scope(other)).hasValue(Scope.CONTROL);
        assertThat(tokens.scope(SECRET + "x")).isEmpty();
        assertThat(tokens.scope("")).isEmpty();
        assertThat(Tokens.none().scope(SECRET)).isEmpty();
    }

    @Test
    void controlCoversReadingButNotTheOtherWayRound() {
        assertThat(Scope.CONTROL.covers(Scope.READ)).isTrue();
        assertThat(Scope.READ.covers(Scope.READ)).isTrue();
        assertThat(Scope.READ.covers(Scope.CONTROL)).isFalse();
    }

    @Test
    void oneTokenHasOneScope() {
        Tokens tokens = Tokens.none().with(Scope.READ, SECRET);

        assertThatThrownBy(() -> tokens.with(Scope.CONTROL, SECRET))
                .hasMessageContaining("twice")
                .hasMessageNotContaining(SECRET);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "short",
                "0123456789 0123456789",
                "0123456789\u00e90123456789",
                "=0123456789012345678901",
                "\"0123456789012345678901"
            })
    void whatIsNoTokenIsRefusedWithoutBeingRepeated(String text) {
        assertThatThrownBy(() -> Tokens.none().with(Scope.READ, text))
                .hasMessageContaining("./kith token")
                .hasMessageNotContaining(text);
    }

    @Test
    void freshTokensDiffer() {
        assertThat(Token.fresh()).isNotEqualTo(Token.fresh()).matches("kith_[A-Za-z0-9_-]{43}");
    }
}
