(* What the derivations that the library writes for Coq rest on: definitions, the theorems of analysis that rules cite, each
   an axiom with its source, and the tactics that check algebra and certificates. docs/proof-checking.md lists the axioms.

   Ranks and resources are real numbers, so that one kind of function serves for both; sums run over whole ranks. *)
From Coq Require Import Reals Lra.
Open Scope R_scope.

(* ---- Definitions ---- *)

Definition eventually (P : R -> Prop) := exists m, forall x, m <= x -> P x.
Definition tends_to (f : R -> R) (a : R) := forall eps, 0 < eps -> eventually (fun x => Rabs (f x - a) < eps).
Definition tends_to_infinity (f : R -> R) := forall b, eventually (fun x => b <= f x).

(* log(k) in a monomial of the rank is log(k+e-1), which is 1 at rank 1. *)
Definition rank_log (k : R) := ln (k + exp 1 - 1).
Definition monomial (f : R -> R) (c e l : R) := forall k, 1 <= k -> f k = c * Rpower k e * Rpower (rank_log k) l.

(* f(x) ~ c x^e log(x)^l, and f(x) ~ a exp(r x). *)
Definition asymptotic (f : R -> R) (c e l : R) := tends_to (fun x => f x / (c * Rpower x e * Rpower (ln x) l)) 1.
Definition exponential (f : R -> R) (a r : R) := tends_to (fun x => f x / (a * exp (r * x))) 1.

(* To 0, and strictly from some rank on. *)
Definition falls (f : R -> R) := tends_to f 0 /\ exists m, forall x y, m <= x -> x < y -> f y < f x.

Definition sum_over_ranks (term : R -> R) (s : R) := infinite_sum (fun i => term (INR (S i))) s.
Definition tail_of (f g : R -> R) := forall x, 1 <= x -> sum_over_ranks (fun k => if Rle_dec k x then 0 else f k) (g x).
Definition partial_sum_of (f g : R -> R) :=
  forall x, 1 <= x -> sum_over_ranks (fun k => if Rle_dec k x then f k else 0) (g x).

(* f(x) = g(x) / (the sum of g over all ranks). *)
Definition normalised (g f : R -> R) := exists s, sum_over_ranks g s /\ forall k, 1 <= k -> f k = g k / s.

(* g(y) is, up to one, where f reaches y: the number of quanta that y teaches where n quanta take f(n). *)
Definition reaches (f g : R -> R) := tends_to_infinity g /\ eventually (fun y => f (g y) <= y <= f (g y + 1)).

(* The least sum of two losses with a given product of their resources, and where it is taken. *)
Definition never_rises (f : R -> R) := forall x y, 0 < x -> x <= y -> f y <= f x.
Definition least_sum (first second parameters data sum : R -> R) :=
  never_rises first /\ never_rises second /\
  eventually (fun x => 0 < parameters x /\ 0 < data x /\ parameters x * data x = x /\
    sum x = first (parameters x) + second (data x) /\
    forall n d, 0 < n -> 0 < d -> n * d = x -> sum x <= first n + second d).

(* ---- Constants and special functions ---- *)

(* The sum of k^e log(k+e-1)^l over all ranks where it converges, and its special case zeta. *)
Parameter rank_sum : R -> R -> R.
Definition zeta (s : R) := rank_sum (- s) 0.
Parameter EulerGamma : R.
Parameter Gamma : R -> R.
Parameter polylog : R -> R -> R.

Inductive curve := threshold | shots (tau : R) | exponential_curve | logistic (m : R) | multilinear (m : R).

(* The share of a gap that is still open at an exposure; for shots the regularised upper incomplete gamma function. *)
Parameter upper_gamma_ratio : R -> R -> R.
Definition phi (c : curve) (y : R) :=
  match c with
  | threshold => if Rlt_dec y 1 then 1 else 0
  | shots tau => upper_gamma_ratio tau y
  | exponential_curve => exp (- y)
  | logistic m => / (1 + exp (y - m))
  | multilinear m => / (1 + exp (y - m)) * / (1 + exp (y - m))
  end.

(* z M[phi](z), M the Mellin transform: the table of statement T8. *)
Definition scaled_mellin (c : curve) (z : R) :=
  match c with
  | threshold => 1
  | shots tau => Gamma (tau + z) / Gamma tau
  | exponential_curve => Gamma (1 + z)
  | logistic m => Gamma (1 + z) * - polylog z (- exp m)
  | multilinear m => Gamma (1 + z) * (- polylog z (- exp m) + polylog (z - 1) (- exp m))
  end.
Definition phi_at_zero (c : curve) :=
  match c with
  | logistic m => exp m / (1 + exp m)
  | multilinear m => exp m / (1 + exp m) * (exp m / (1 + exp m))
  | _ => 1
  end.
Definition admissible (c : curve) := match c with shots tau => 0 < tau | _ => True end.
(* phi is 1 at 0, and 1 - phi(y) falls there faster than y^(-z). *)
Definition countable (c : curve) (z : R) :=
  match c with
  | threshold => True
  | shots tau => 0 < tau + z
  | exponential_curve => 0 < 1 + z
  | _ => False
  end.

Definition loss_under (c : curve) (benefit exposure g : R -> R) :=
  eventually (fun x => sum_over_ranks (fun k => benefit k * phi c (x * exposure k)) (g x)).
Definition count_under (c : curve) (exposure g : R -> R) :=
  eventually (fun x => sum_over_ranks (fun k => 1 - phi c (x * exposure k)) (g x)).

(* ---- Axioms: the analysis that the rules cite ---- *)

Axiom EulerGamma_is_the_limit : Un_cv (fun n => sum_f_R0 (fun i => / INR (S i)) n - ln (INR (S n))) EulerGamma.
Axiom rank_sum_converges : forall e l w, 0 < w -> w = - (e + 1) \/ (e = -1 /\ w = - (l + 1)) ->
  sum_over_ranks (fun k => 1 * Rpower k e * Rpower (rank_log k) l) (rank_sum e l).
Axiom rank_sum_positive : forall e l w, 0 < w -> w = - (e + 1) \/ (e = -1 /\ w = - (l + 1)) -> 0 < rank_sum e l.
Axiom Gamma_positive : forall x, 0 < x -> 0 < Gamma x.
Axiom Gamma_1 : Gamma 1 = 1.
Axiom Gamma_2 : Gamma 2 = 1.
Axiom polylog_negative : forall s m, 0 < s + 1 -> 0 < - polylog s (- exp m).
Axiom polylog_falls : forall s m, 0 < s + 1 -> 0 < - polylog s (- exp m) + polylog (s - 1) (- exp m).

Axiom rank_log_is_log : forall f c e l, monomial f c e l -> 0 < c -> asymptotic f c e l.
Axiom monomial_falls : forall f c e l, monomial f c e l -> 0 < c -> 0 < - e \/ (e = 0 /\ 0 < - l) -> falls f.
Axiom karamata_tail : forall f g c e l w, asymptotic f c e l -> tail_of f g -> 0 < w -> w = - (e + 1) ->
  asymptotic g (c / w) (e + 1) l.
Axiom karamata_partial_sum : forall f g c e l w, asymptotic f c e l -> partial_sum_of f g -> 0 < w -> w = e + 1 ->
  asymptotic g (c / w) (e + 1) l.
Axiom logarithmic_tail : forall f g c e l w, asymptotic f c e l -> tail_of f g -> e = -1 -> 0 < w -> w = - (l + 1) ->
  asymptotic g (c / w) 0 (l + 1).
Axiom logarithmic_partial_sum : forall f g c e l w, asymptotic f c e l -> partial_sum_of f g -> e = -1 -> 0 < w ->
  w = l + 1 -> asymptotic g (c / w) 0 (l + 1).
Axiom convergent_partial_sum : forall f g c e l w, monomial f c e l -> 0 < c -> partial_sum_of f g ->
  0 < w -> w = - (e + 1) \/ (e = -1 /\ w = - (l + 1)) -> asymptotic g (c * rank_sum e l) 0 0.
Axiom asymptotic_inverse : forall f g c e l w, asymptotic f c e l -> 0 < c -> 0 < e -> reaches f g -> w = 1 / e ->
  asymptotic g (Rpower (/ (c * Rpower w l)) w) w (- l * w).
Axiom harmonic_inverse : forall cost spent g c, monomial cost c (-1) 0 -> 0 < c -> partial_sum_of cost spent ->
  reaches spent g -> exponential g (exp (- EulerGamma)) (1 / c).
Axiom uniform_convergence : forall f h g c e l c2 e2 l2 w, asymptotic f c e l -> asymptotic h c2 e2 l2 -> 0 < c2 ->
  0 < e2 -> w = e2 -> eventually (fun x => g x = f (h x)) ->
  asymptotic g (c * Rpower c2 e * Rpower w l) (e * e2) (e * l2 + l).
Axiom logarithm_of_exponential : forall f h g c e l a r, asymptotic f c e l -> e = 0 -> exponential h a r -> 0 < a -> 0 < r ->
  eventually (fun x => g x = f (h x)) -> asymptotic g (c * Rpower r l) l 0.
Axiom power_of_exponential : forall f h g c e l a r, asymptotic f c e l -> l = 0 -> exponential h a r -> 0 < a -> 0 < r ->
  eventually (fun x => g x = f (h x)) -> exponential g (c * Rpower a e) (e * r).
Axiom asymptotic_product : forall f h g c e l c2 e2 l2, asymptotic f c e l -> asymptotic h c2 e2 l2 ->
  eventually (fun x => g x = f x * h x) -> asymptotic g (c * c2) (e + e2) (l + l2).
Axiom mellin_constant : forall phi_ benefit exposure sharp smooth cb eb lb cx ex lx c e l t u z,
  monomial benefit cb eb lb -> 0 < cb -> monomial exposure cx ex lx -> 0 < cx -> asymptotic sharp c e l ->
  loss_under threshold benefit exposure sharp -> loss_under phi_ benefit exposure smooth -> admissible phi_ ->
  0 < t -> t = - (eb + 1) -> 0 < u -> u = - ex -> z = t / u -> asymptotic smooth (c * scaled_mellin phi_ z) e l.
Axiom mellin_constant_of_slow_tail : forall phi_ benefit exposure sharp smooth cb eb lb cx ex lx c e l u,
  monomial benefit cb eb lb -> 0 < cb -> monomial exposure cx ex lx -> 0 < cx -> asymptotic sharp c e l ->
  loss_under threshold benefit exposure sharp -> loss_under phi_ benefit exposure smooth -> admissible phi_ ->
  eb = -1 -> 0 < u -> u = - ex -> asymptotic smooth (c * phi_at_zero phi_) e l.
Axiom expected_count : forall phi_ exposure n count cx ex lx c e l u z,
  monomial exposure cx ex lx -> 0 < cx -> asymptotic n c e l ->
  count_under threshold exposure n -> count_under phi_ exposure count ->
  0 < u -> u = - ex -> z = - (1 / u) -> countable phi_ z -> asymptotic count (c * scaled_mellin phi_ z) e l.

(* With u the reciprocal of the first loss, u ~ cu x^z log(x)^lu as a function of the product x, both resources are functions of u where a times the first loss is b times the
   second: v = 1/a, w = 1/b, r = b/a; and u is a function of their product, z = 1/(v+w). *)
Definition first_resource (c l v : R) := Rpower (/ (/ c * Rpower v (- l))) v.
Definition second_resource (c l w r : R) := Rpower (/ (/ c * Rpower w (- l))) w * Rpower r w.
Definition reciprocal_loss (cn cd z l : R) := Rpower (/ (cn * cd * Rpower z l)) z.
Inductive split_of_product (first second parameters data sum : R -> R) (c1 l1 c2 l2 a b v w r z : R) : Prop :=
  split_by : forall e1 e2, asymptotic first c1 e1 l1 -> asymptotic second c2 e2 l2 -> 0 < c1 -> 0 < c2 ->
    0 < a -> a = - e1 -> 0 < b -> b = - e2 -> v = 1 / a -> w = 1 / b -> r = b / a -> z = 1 / (v + w) ->
    least_sum first second parameters data sum -> split_of_product first second parameters data sum c1 l1 c2 l2 a b v w r z.
Definition cu c1 l1 c2 l2 v w r z :=
  reciprocal_loss (first_resource c1 l1 v) (second_resource c2 l2 w r) z (l1 * v + l2 * w).
Definition lu l1 l2 v w z := - (l1 * v + l2 * w) * z.
Axiom optimum_sum : forall first second parameters data sum c1 l1 c2 l2 a b v w r z s,
  split_of_product first second parameters data sum c1 l1 c2 l2 a b v w r z -> s = 1 + a / b ->
  asymptotic sum (s / cu c1 l1 c2 l2 v w r z) (- z) (- lu l1 l2 v w z).
Axiom optimum_parameters : forall first second parameters data sum c1 l1 c2 l2 a b v w r z,
  split_of_product first second parameters data sum c1 l1 c2 l2 a b v w r z ->
  asymptotic parameters (first_resource c1 l1 v * Rpower (cu c1 l1 c2 l2 v w r z) v * Rpower z (l1 * v))
    (v * z) (v * lu l1 l2 v w z + l1 * v).
Axiom optimum_data : forall first second parameters data sum c1 l1 c2 l2 a b v w r z,
  split_of_product first second parameters data sum c1 l1 c2 l2 a b v w r z ->
  asymptotic data (second_resource c2 l2 w r * Rpower (cu c1 l1 c2 l2 v w r z) w * Rpower z (l2 * w))
    (w * z) (w * lu l1 l2 v w z + l2 * w).

(* ---- Algebra of coefficients: a positive number as exp of its logarithm ---- *)

Lemma log_one : 1 = exp 0.
Proof. now rewrite exp_0. Qed.
Lemma log_mult x y a b : x = exp a -> y = exp b -> x * y = exp (a + b).
Proof. intros -> ->. now rewrite exp_plus. Qed.
Lemma log_inv x a : x = exp a -> / x = exp (- a).
Proof. intros ->. now rewrite exp_Ropp. Qed.
Lemma log_div x y a b : x = exp a -> y = exp b -> x / y = exp (a + - b).
Proof. intros -> ->. unfold Rdiv. now rewrite <- exp_Ropp, exp_plus. Qed.
Lemma log_power x p a : x = exp a -> Rpower x p = exp (p * a).
Proof. intros ->. unfold Rpower. now rewrite ln_exp. Qed.
Lemma log_atom x : 0 < x -> x = exp (ln x).
Proof. intros H. now rewrite exp_ln. Qed.
Lemma log_factored x y a : x = y -> y = exp a -> x = exp a.
Proof. now intros -> ->. Qed.
Lemma same_log x y a b : x = exp a -> y = exp b -> a = b -> x = y.
Proof. now intros -> -> ->. Qed.
Lemma positive_of_log x a : x = exp a -> 0 < x.
Proof. intros ->. apply exp_pos. Qed.
Lemma asymptotic_as f c e l c' e' l' : asymptotic f c e l -> c' = c -> e' = e -> l' = l -> asymptotic f c' e' l'.
Proof. now intros H -> -> ->. Qed.
Lemma exponential_as f a r a' r' : exponential f a r -> a' = a -> r' = r -> exponential f a' r'.
Proof. now intros H -> ->. Qed.
Lemma monomial_as f c e l c' e' l' : monomial f c e l -> c' = c -> e' = e -> l' = l -> monomial f c' e' l'.
Proof. now intros H -> -> ->. Qed.

Lemma rank_log_positive k : 1 <= k -> 0 < rank_log k.
Proof.
  intros H. unfold rank_log. rewrite <- ln_1. apply ln_increasing; [lra|].
  generalize (exp_ineq1 1). intros G. assert (1 + 1 < exp 1) by (apply G; lra). lra.
Qed.

(* Signs of sums of products, atoms by assumption. *)
Ltac number := match goal with |- ?p => clear; lra end.
Ltac not_negative :=
  first
    [ assumption
    | left; assumption
    | apply Rle_0_sqr
    | match goal with
      | |- 0 <= _ + _ => apply Rplus_le_le_0_compat; not_negative
      | |- 0 <= _ * _ => apply Rmult_le_pos; not_negative
      end
    | number ].
Ltac positive :=
  first
    [ assumption
    | match goal with
      | |- 0 < _ + _ =>
          first [ apply Rplus_lt_le_0_compat; [positive | not_negative] | apply Rplus_le_lt_0_compat; [not_negative | positive] ]
      | |- 0 < _ * _ => apply Rmult_lt_0_compat; positive
      | |- 0 < exp _ => apply exp_pos
      end
    | number ].
Ltac nonzero :=
  repeat split;
  match goal with
  | |- _ <> 0 => first [ assumption | apply Rgt_not_eq; positive | apply Rgt_not_eq; lra | apply Rlt_not_eq; lra ]
  end.
Ltac same := first [ reflexivity | ring | field; nonzero ].
Ltac base_positive := first [ assumption | apply exp_pos | number | lra ].
Ltac has_log :=
  match goal with
  | |- 1 = exp _ => apply log_one
  | |- _ * _ = exp _ => eapply log_mult; has_log
  | |- _ / _ = exp _ => eapply log_div; has_log
  | |- / _ = exp _ => eapply log_inv; has_log
  | |- Rpower _ _ = exp _ => eapply log_power; has_log
  | |- exp _ = exp _ => reflexivity
  | H : ?x = ?y * ?z |- ?x = exp _ => eapply log_factored; [exact H | has_log]
  | |- _ => apply log_atom; base_positive
  end.
Ltac amplitude := first [ reflexivity | eapply same_log; [has_log | has_log | same] ].
Ltac coefficient_positive := eapply positive_of_log; has_log.

Lemma quotient_positive a b : 0 < a * b -> 0 < a / b.
Proof.
  intros H. assert (b <> 0) by (intros E; rewrite E in H; lra).
  replace (a / b) with (a * b * ((/ b) * (/ b))) by (field; assumption).
  apply Rmult_lt_0_compat; [assumption|]. apply Rsqr_pos_lt, Rinv_neq_0_compat. assumption.
Qed.
Lemma quotient_not_negative a b : b <> 0 -> 0 <= a * b -> 0 <= a / b.
Proof.
  intros N H. replace (a / b) with (a * b * ((/ b) * (/ b))) by (field; assumption).
  apply Rmult_le_pos; [assumption|]. apply Rle_0_sqr.
Qed.
Lemma product_positive a b : 0 < a / b -> 0 < a * b.
Proof.
  intros H. assert (b <> 0) by (intros E; rewrite E in H; unfold Rdiv in H; rewrite Rinv_0 in H; lra).
  replace (a * b) with (a / b * (b * b)) by (field; assumption).
  apply Rmult_lt_0_compat; [assumption|]. now apply Rsqr_pos_lt.
Qed.
Lemma product_not_negative a b : 0 <= a / b -> 0 <= a * b.
Proof.
  intros H. destruct (Req_dec b 0) as [-> | N]; [lra|].
  replace (a * b) with (a / b * (b * b)) by (field; assumption).
  apply Rmult_le_pos; [assumption|]. apply Rle_0_sqr.
Qed.

Lemma positive_multiple k x y : 0 < k -> y = k * x -> 0 < y -> 0 < x.
Proof. intros K -> P. apply Rmult_lt_reg_l with k; [assumption|]. now rewrite Rmult_0_r. Qed.

(* ---- Monomials of the rank: products, powers and normalisation need no axiom ---- *)

Lemma monomial_product f h g c e l c2 e2 l2 p q :
  monomial f c e l -> monomial h c2 e2 l2 -> 0 < c -> 0 < c2 ->
  (forall k, 1 <= k -> g k = Rpower (f k) p * Rpower (h k) q) ->
  monomial g (Rpower c p * Rpower c2 q) (e * p + e2 * q) (l * p + l2 * q).
Proof.
  intros F H C C2 G k K. rewrite G, F, H by assumption. assert (0 < k) by lra.
  assert (L := rank_log_positive k K). eapply same_log; [has_log | has_log | ring].
Qed.
Lemma monomial_power f g c e l p :
  monomial f c e l -> 0 < c -> (forall k, 1 <= k -> g k = Rpower (f k) p) -> monomial g (Rpower c p) (e * p) (l * p).
Proof.
  intros F C G k K. rewrite G, F by assumption. assert (0 < k) by lra.
  assert (L := rank_log_positive k K). eapply same_log; [has_log | has_log | ring].
Qed.
Lemma sum_of_multiple f g c s :
  (forall k, 1 <= k -> g k = c * f k) -> sum_over_ranks f s -> sum_over_ranks g (c * s).
Proof.
  intros G F. unfold sum_over_ranks in *.
  intros eps E. destruct (CV_mult (fun _ => c) (fun n => sum_f_R0 (fun i => f (INR (S i))) n) c s) with (eps := eps) as [n N];
    [intros d D; exists O; intros; unfold R_dist; replace (c - c) with 0 by ring; now rewrite Rabs_R0 | exact F | exact E |].
  exists n. intros m M. specialize (N m M).
  replace (sum_f_R0 (fun i => g (INR (S i))) m) with (c * sum_f_R0 (fun i => f (INR (S i))) m); [exact N|].
  rewrite scal_sum. apply sum_eq. intros i _. rewrite G; [ring|].
  rewrite S_INR. assert (P := pos_INR i). lra.
Qed.
Lemma monomial_normalised f g c e l w :
  monomial f c e l -> 0 < c -> 0 < w -> w = - (e + 1) \/ (e = -1 /\ w = - (l + 1)) -> normalised f g ->
  monomial g (1 / rank_sum e l) e l.
Proof.
  intros F C W V [s [S G]] k K. rewrite G, F by assumption.
  assert (T : s = c * rank_sum e l).
  { eapply uniqueness_sum; [exact S|].
    eapply sum_of_multiple; [|eapply rank_sum_converges; [exact W | exact V]].
    intros x X. rewrite F by assumption. ring. }
  assert (P := rank_sum_positive e l w W V). rewrite T. field. split; lra.
Qed.
Lemma identity_asymptotic : asymptotic (fun x => x) 1 1 0.
Proof.
  intros eps E. exists 2. intros x X. rewrite Rpower_1 by lra.
  replace (Rpower (ln x) 0) with 1 by (unfold Rpower; rewrite Rmult_0_l, exp_0; reflexivity).
  replace (x / (1 * x * 1) - 1) with 0 by (field; lra). now rewrite Rabs_R0.
Qed.
